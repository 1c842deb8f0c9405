import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeGongPair } from "../../../stand-ins/gong/make-gong-pair.ts";
import { readGongDelivery } from "./read-gong-delivery.ts";

const id = "77823422740259378951";
const bytes = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const read = (value: unknown) => readGongDelivery(bytes(value));

test("a delivery gives the call's id of 20 digits whole, and what decides whether it is coached", () => {
  const { call } = makeGongPair(id);
  expect(read({ callData: call, isTest: false })).toEqual({
    kind: "call",
    callId: id,
    isPrivate: false,
    scope: "External",
    title: "Discovery: Northwind <> Prefect",
    affiliations: ["Internal", "External", "Internal"],
  });
});

test.each(["42", id, "00000000000000000007"])("the id %s is the same as text and as a JSON integer", (digits) => {
  expect(read({ callData: { metaData: { id: digits } } })).toMatchObject({ kind: "call", callId: digits });
  if (digits.startsWith("0")) return;
  expect(read(`{"callData":{"metaData":{"id":${digits}}}}`)).toMatchObject({ kind: "call", callId: digits });
});

test("a call that says nothing but its id is not private, of no scope and of nobody", () => {
  expect(read({ callData: { metaData: { id, scope: 7, title: null }, parties: "none" } })).toEqual({
    kind: "call",
    callId: id,
    isPrivate: false,
    scope: null,
    title: null,
    affiliations: [],
  });
});

test("a title can be stored whatever is in it", () => {
  const delivery = read({ callData: { metaData: { id, title: " a\u0000b\ud800 " } } });
  expect(delivery).toMatchObject({ title: "a\uFFFDb\uFFFD" });
});

test("a test of Gong is a test, with a call or without", () => {
  expect(read({ isTest: true })).toEqual({ kind: "test" });
  expect(read({ callData: makeGongPair(id).call, isTest: true })).toEqual({ kind: "test" });
  expect(read({ callData: makeGongPair(id).call, isTest: "true" })).toMatchObject({ kind: "call" });
});

test.each([
  [{}, "callData is missing"],
  [{ callData: null }, "callData is missing"],
  [{ callData: {} }, "callData.metaData is missing"],
  [{ callData: { metaData: [] } }, "callData.metaData is missing"],
  [{ callData: { metaData: {} } }, "callData.metaData.id is missing"],
  [{ callData: { metaData: { id: null } } }, "callData.metaData.id is missing"],
  [{ callData: { metaData: { id: "" } } }, "callData.metaData.id is missing"],
  [{ callData: { metaData: { id: "123456789012345678901" } } }, "callData.metaData.id is not"],
  [{ callData: { metaData: { id: "../42" } } }, "callData.metaData.id is not"],
  [{ callData: { metaData: { id: -42 } } }, "callData.metaData.id is not"],
  [{ callData: { metaData: { id: 4.2 } } }, "callData.metaData.id is not"],
  [{ callData: { metaData: { id: true } } }, "callData.metaData.id is not"],
  ['{"callData":{"metaData":{"id":7.7823422740259378951e19}}}', "callData.metaData.id is not"],
])("what names no call is incomplete and says which field: %j", (body, reason) => {
  expect(read(body)).toEqual({ kind: "incomplete", reason: expect.stringContaining(reason) });
});

test.each(["", "{", "callData=1", "[]", "null", '"text"', "42"])("what is not Gong's form is malformed: %j", (text) => {
  expect(read(text)).toMatchObject({ kind: "malformed" });
});

test("text that is not UTF-8 is malformed", () => {
  expect(readGongDelivery(Buffer.from([0x7b, 0xff, 0x7d]))).toMatchObject({ kind: "malformed" });
});

test("no body makes it throw, find a call where none is, or speak out of the body", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json().map(bytes), fc.uint8Array(), fc.string({ minLength: 4 }).map(bytes)), (raw) => {
      expect(["test", "incomplete", "malformed"]).toContain(readGongDelivery(raw).kind);
    }),
  );
  expect(JSON.stringify(read({ callData: { metaData: { id: "a secret" } } }))).not.toContain("secret");
  expect(JSON.stringify(read("{ a secret"))).not.toContain("secret");
});
