// The Gong stand-in with generated calls, as a process of its own, so that it takes no time from who measures.
import { startGongStandIn } from "../stand-ins/gong/start-gong-stand-in.ts";
import { makeCalls } from "../test/workflows/make-calls.ts";

const gong = await startGongStandIn({
  calls: makeCalls(Number(process.argv[2])),
  requestsPerSecond: Number.POSITIVE_INFINITY,
});
process.send?.({ url: gong.url, accessKey: gong.accessKey, secret: gong.secret });
