import type { MappedName } from "./order-map.ts";

const productWords = "product artikel produkt produit producto prodotto produto article";

/** What a product's id or its name may be called: which of them, only the values tell. */
export const productHeaders = words(productWords);

/**
 * What exports of shops, in several languages, call what we call otherwise; lower case, letters and digits only. The
 * likelier ones first. A column is given to the first of our names that claims it.
 */
export const headerSynonyms: [MappedName, string[]][] = [
  [
    "line_id",
    words("lineid lineitemid orderlineid orderitemid transactionlineid positionsid lignecommandeid itemid rowid"),
  ],
  [
    "order_id",
    words(`orderid ordernumber orderno invoiceno invoice invoiceid invoicenumber basketid transactionid orderref
      orderreference receiptid receiptnumber increment_id incrementid saleid cartid bestellnummer bestellnr bestellid auftragsnummer
      auftragsnr rechnungsnummer rechnungsnr belegnummer numerocommande commande idcommande numcommande numerodecommande
      pedido numeropedido idpedido numerodepedido factura numerofactura ordine numeroordine idordine fattura ordernummer
      bestelnummer factuurnummer rechnung bestellung auftrag beleg nrpedido numerodopedido amazonorderid order`),
  ],
  [
    "customer_id",
    words(`customerid customernumber customerno customercode custid clientid userid buyerid memberid accountid householdid
      shopperid contactid visitorid kundennummer kundennr kundenid kundeid kunde idclient numeroclient clientnumero client
      idcliente cliente codigocliente numerocliente clienteid codicecliente klantnummer klantid klant customer
      customeruserid buyer user`),
  ],
  [
    "email",
    words(
      "email customeremail emailaddress billingemail buyeremail mail epost correo correoelectronico courriel posta eMailadresse",
    ),
  ],
  [
    "name",
    words(`customername clientname buyername billingname fullname contactname kundenname nomclient nombrecliente
      nomecliente klantnaam recipientname`),
  ],
  [
    "ordered_at",
    words(`orderedat orderdate invoicedate orderdatetime datetime transactiontimestamp transactiondate purchasedate
      createdat created timestamp date datecreated datepaid saledate paidat processedat purchasedat bestelldatum
      auftragsdatum rechnungsdatum datum datecommande datedecommande fecha fechapedido fechafactura data dataordine
      datapedido datadopedido besteldatum orderdatum time`),
  ],
  [
    "product_id",
    words(`productid stockcode sku productcode productsku itemsku lineitemsku articleid articlenumber itemcode itemnumber asin variantsku
      variantid artikelnummer artikelnr artnr artno articleno artikelid refproduit codeproduit idproduit reference idproducto
      codigoproducto referencia codiceprodotto idprodotto productnummer artikelcode codigoproduto item`),
  ],
  [
    "product_name",
    words(`productname description itemname lineitemname producttitle itemdescription itemtitle title productdescription
      artikelbezeichnung artikelname bezeichnung produktname produktbezeichnung beschreibung nomproduit designation
      descripcion nombreproducto descrizione nomeprodotto omschrijving productnaam descricao ${productWords}`),
  ],
  [
    "category",
    words(`category productcategory categoryname productcategoryname producttype department itemcategory productgroup collection vendor
      kategorie warengruppe produktgruppe artikelgruppe gruppe categorie categorieproduit categoria categoriaproducto rayon familia familie
      categoriaprodotto reparto productcategorie type`),
  ],
  [
    "quantity",
    words(`quantity qty quantityordered lineitemquantity itemquantity units count itemcount pieces menge anzahl stuck
      stueck quantite qte nombre cantidad unidades quantita aantal hoeveelheid quantidade qtd itemqty amountofitems`),
  ],
  [
    "unit_price",
    words(`unitprice price itemprice lineitemprice priceperunit unitcost productprice sellingprice preis einzelpreis stuckpreis
      stueckpreis preisprostuck prix prixunitaire prixunitairettc precio preciounitario prezzo prezzounitario prijs stuksprijs
      eenheidsprijs preco precounitario unitamount`),
  ],
  [
    "line_total",
    words(`linetotal salesvalue amount total totalprice totalamount linetotalamount itemtotal subtotal lineamount revenue sales
      rowtotal grandtotal netamount grossamount spend value ordertotal ordervalue betrag summe gesamt gesamtpreis
      gesamtbetrag umsatz zeilensumme montant montanttotal prixtotal importe importetotal totale importo totaal bedrag
      totaalbedrag valor valortotal turnover monetary`),
  ],
  [
    "discount",
    words(`discount discountamount linediscount lineitemdiscount totaldiscount itemdiscount retaildisc coupondisc couponmatchdisc
      promotiondiscount rabatt nachlass remise reduction descuento sconto korting desconto couponamount`),
  ],
  ["currency", words("currency currencycode ordercurrency isocurrency wahrung waehrung devise moneda valuta moeda")],
  [
    "cancelled",
    words(
      "cancelledat canceledat cancelled canceled iscancelled iscanceled storniert annule cancelado annullato geannuleerd",
    ),
  ],
  ["status", words("status orderstatus financialstatus state bestellstatus statut statutcommande estado stato")],
];

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** A column's name as the lists above have it. */
export const plainName = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
