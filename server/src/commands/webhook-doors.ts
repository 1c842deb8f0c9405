import type { App } from "../app.ts";
import type { WebhookAnswer, WebhookDoor } from "../channels/webhooks/mount-webhooks.ts";
import { readGongDelivery } from "../coaching/calls/read-gong-delivery.ts";
import { whyNotCoached } from "../coaching/calls/why-not-coached.ts";
import { isConnectionFailure } from "../storage/is-connection-failure.ts";
import { createWebhookVerifier } from "../vendors/gong/verify-webhook.ts";
import { keepIncompleteDelivery } from "../workflows/keep-incomplete-delivery.ts";
import { queueCall } from "../workflows/queue-call.ts";

/** The doors for services that push to us. @throws ToolError when a key among the settings cannot be used. */
export function openWebhookDoors(
  app: App,
  { dev, onDelivery }: { dev: boolean; onDelivery: () => void },
): WebhookDoor[] {
  const { config } = app;
  const verify = createWebhookVerifier({
    secret: config.GONG_WEBHOOK_SECRET,
    publicKey: config.GONG_WEBHOOK_PUBLIC_KEY,
    publicUrl: config.PUBLIC_URL,
    openInDev: dev,
    signatureHeader: config.GONG_SIGNATURE_HEADER,
  });
  return [
    {
      source: "gong",
      async receive(raw, headers) {
        const verdict = await verify(raw, headers);
        if (!verdict.ok) return { status: 401, body: {}, reason: verdict.reason };
        // Only now: nobody else may hold up work by knocking often.
        onDelivery();
        try {
          return await keep(app, raw);
        } catch (error) {
          // Gong sends it again; saying yes would lose it.
          if (isConnectionFailure(error)) return { status: 503, body: {}, reason: "the database does not answer" };
          throw error;
        }
      },
    },
  ];
}

async function keep({ database, log }: App, raw: Uint8Array): Promise<WebhookAnswer> {
  const delivery = readGongDelivery(raw);
  switch (delivery.kind) {
    case "test":
      log.info({ source: "gong" }, "a test webhook arrived and its signature is right");
      return { status: 200, body: { status: "test", message: "Rapport receives your webhooks." } };
    case "malformed":
      return { status: 400, body: { message: delivery.reason }, reason: delivery.reason };
    case "incomplete":
      await keepIncompleteDelivery(database, raw, delivery.reason);
      return { status: 202, body: { status: "parked", reason: delivery.reason } };
    case "call": {
      const { callId, isPrivate, title } = delivery;
      const status = await queueCall(database, {
        callId,
        title: isPrivate ? null : title,
        source: "webhook",
        skipReason: whyNotCoached(delivery),
      });
      return { status: status === "queued" ? 202 : 200, body: { status, call_id: callId } };
    }
  }
}
