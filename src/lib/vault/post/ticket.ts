import { concat, utf8 } from '#kernel';
import { loadSignatures, type SigningKey } from '../signatures.ts';

/** The office's word that a box may be used: box key 32, until 4, class 1, signature 64. */
export interface Ticket {
	readonly boxKey: Uint8Array;
	/** The last day on which the door takes something, in days since 1970. */
	readonly until: number;
	/** 1: a group. No other is given yet. */
	readonly kind: number;
}

const saidLength = 37;
export const ticketLength = 101;

export async function writeTicket(
	office: Pick<SigningKey, 'sign'>,
	{ boxKey, until, kind }: Ticket
): Promise<Uint8Array> {
	const said = new Uint8Array(saidLength);
	said.set(boxKey);
	new DataView(said.buffer).setUint32(32, until);
	said[36] = kind;
	return concat(said, await office.sign(ticketBytes(said)));
}

/** @param officeKeys Ed25519 keys of which one must have signed it @returns null where none has */
export async function readTicket(
	ticket: Uint8Array,
	officeKeys: readonly Uint8Array[]
): Promise<Ticket | null> {
	if (ticket.length !== ticketLength) return null;
	const said = ticket.slice(0, saidLength);
	const { verify } = await loadSignatures();
	for (const key of officeKeys)
		if (await verify(key, ticket.subarray(saidLength), ticketBytes(said)))
			return {
				boxKey: said.subarray(0, 32),
				until: new DataView(ticket.buffer, ticket.byteOffset).getUint32(32),
				kind: said[36] ?? 0
			};
	return null;
}

const ticketBytes = (said: Uint8Array): Uint8Array => concat(utf8('bahi ticket 1\n'), said);
