import { exemptionSchema } from '@opaq/engine/report';
import * as z from 'zod';

/** What is approved: exactly this check, reason and expiry. Body of `PUT …/exemptions/:check/approval`. @public */
export const approvalBodySchema = z.strictObject({
  reason: z.string(),
  expires: z.iso.date(),
});
/** @public */
export type ApprovalBody = z.infer<typeof approvalBodySchema>;

/** An exemption of the estate. @public */
export const exemptionItemSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().optional(),
  ownerTitle: z.string().optional(),
  checkId: z.string(),
  exemption: exemptionSchema,
  /** Negative where it expired. */
  daysLeft: z.number().int(),
});
/** @public */
export type ExemptionItem = z.infer<typeof exemptionItemSchema>;

/** Answer of `GET /exemptions`, which takes the filter of `GET /overview`: what ends first stands first. @public */
export const exemptionsResponseSchema = z.object({
  items: z.array(exemptionItemSchema),
});
/** @public */
export type ExemptionsResponse = z.infer<typeof exemptionsResponseSchema>;
