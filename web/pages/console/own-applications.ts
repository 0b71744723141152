/** Which of its applications an office means by a number as it writes it, or by an id as it is. */
import type { AnswerOf, GatewayClient } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import { passes } from '#protocol/fields.ts';
import { addressOf } from '../../navigation.ts';
import { idOf, type NumberToRead, readNumber } from '../../parts/number-field.tsx';

export type OwnApplication = AnswerOf<'lookUpOwnApplication'>;

/** Address of the desk with this application. The number may be secret, and only a fragment is never sent. */
export function addressOfApplication(id: string): string {
  return `${addressOf('/console/applications')}#${encodeURIComponent(id)}`;
}

/** Empty where the address names no application. */
export function applicationInAddress(): string {
  try {
    const id = decodeURIComponent(location.hash.slice(1));
    return isApplicationId(id) ? id : '';
  } catch {
    return ''; // a percent sign that begins nothing
  }
}

export function isApplicationId(text: string): boolean {
  return passes(text, parseApplicationId);
}

/**
 * @returns more than one where the number can be read in several ways; none where it cannot be read
 * @throws ClientError APPLICATION_NOT_KNOWN where the office has none of what it can mean; what else the gateway refuses
 */
export async function lookUpOwn(client: GatewayClient, number: NumberToRead): Promise<OwnApplication[]> {
  const ids = isApplicationId(number.text) ? [number.text] : await idsOf(number);
  const asked = await Promise.allSettled(
    ids.map((applicationId) => client.call('lookUpOwnApplication', { body: { applicationId } })),
  );
  const found = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failures = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const unclear = failures.find((failure) => !isNotKnown(failure));
  if (unclear !== undefined) throw unclear;
  if (found.length === 0 && failures.length > 0) throw failures[0];
  return found;
}

function isNotKnown(failure: unknown): boolean {
  return failure instanceof ClientError && failure.problem?.code === 'APPLICATION_NOT_KNOWN';
}

/** Also by superseded rules: what was recorded under one is found. */
async function idsOf(number: NumberToRead): Promise<string[]> {
  const reading = await readNumber(number);
  if (reading.outcome === 'refused') return [];
  const read = reading.outcome === 'canonical' ? [reading, ...reading.former] : reading.candidates;
  return [...new Set(read.map(idOf))];
}
