import type { Random } from "./random.ts";

const firstNames =
  "Ada Alma Bea Cora Della Edith Effie Flora Greta Hazel Ida Ivy June Kit Lena Lottie Mabel Maeve Nell Nora Olive Opal Pearl Petra Quinn Rhoda Rosa Ruth Sadie Tess Thea Una Vera Willa Winnie Zelda Abe Clem Ezra Gus Hugh Otis Ralph Silas Theo Wade".split(
    " ",
  );
const lastNames =
  "Abernathy Ashdown Birchall Brightwell Calloway Copperfield Dunmore Eastlake Fairbourne Fennimore Garrity Goodwater Halloway Hartsong Inglewood Jessop Kettering Larkspur Lindqvist Marchbanks Merriweather Nightingale Oakhurst Pemberly Quillfeather Ravenscroft Saltmarsh Sandoval Tanglewood Thistlewood Umberland Vanterpool Wainscott Whitlock Yarrow Zellner".split(
    " ",
  );
const places =
  "Prairie Harbor Maple Juniper Cedar Willow Copper Silver Birch Meadow Canyon Lakeside Hilltop Orchard".split(" ");
const shopWords = ["Quilt Shop", "Quilts and Fabric", "Patchwork Company", "Fabric Barn", "Quilting Studio"];

export interface MadeUpName {
  name: string;
  /** At example.com; the number makes it one of its kind. */
  email: string;
}

/** Somebody who does not exist. */
export function makeUpName(random: Random, kind: string, number: number): MadeUpName {
  const name = nameOf(random, kind);
  const mailbox = name.toLowerCase().replaceAll(" ", ".");
  return { name, email: `${mailbox}.${number}@example.com` };
}

function nameOf(random: Random, kind: string): string {
  if (kind === "quilt shop") return `${random.pick(places)} ${random.pick(shopWords)}`;
  if (kind === "guild") return `${random.pick(places)} ${random.pick(lastNames)} Quilters Guild`;
  return `${random.pick(firstNames)} ${random.pick(lastNames)}`;
}
