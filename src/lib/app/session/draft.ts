import * as v from 'valibot';
import { jsonIn, textIn, utf8, type MemberId } from '#kernel';
import type { Money } from '#money';
import { balanceSchema, memberIdSchema } from '#group';
import type { OpenKeys } from '../ports/keys.ts';
import type { DraftStore } from '../ports/storage.ts';

/** One answer of the talk about a micro-credit plan, before the circle has decided. */
export interface DraftedPart {
	readonly memberId: MemberId;
	/** Minor units; zero: nothing. */
	readonly amount: Money;
	/** Null: not asked yet. */
	readonly purpose: string | null;
	readonly instalments: number;
}

/** What the circle talks about in the meeting that is open, kept so that a phone that went dark loses no answer. */
export interface Draft {
	/** Kind, number and day of the meeting: in any other the talk begins anew. */
	readonly meeting: string;
	readonly plan: readonly DraftedPart[];
}

/** An older app may have kept something else; that is thrown away. */
const schema = v.strictObject({
	v: v.literal(1),
	meeting: v.string(),
	plan: v.array(
		v.strictObject({
			memberId: memberIdSchema,
			amount: balanceSchema,
			purpose: v.nullable(v.string()),
			instalments: v.pipe(v.number(), v.safeInteger(), v.minValue(1))
		})
	)
});

/** Lengths are rounded up: they tell nothing of how far the talk has come. */
const step = 4096;

const about = (book: string): string => `bahi/1/${book}/draft`;

interface DraftKeys {
	readonly book: Parameters<DraftStore['read']>[0];
	readonly keys: OpenKeys;
}

export async function sealDraft({ book, keys }: DraftKeys, draft: Draft): Promise<Uint8Array> {
	const text = JSON.stringify({ v: 1, ...draft });
	const bytes = utf8(text);
	const padded = new Uint8Array(Math.ceil(bytes.length / step) * step).fill(0x20);
	padded.set(bytes);
	return keys.encrypt(padded, about(book));
}

/** @returns null for what these keys did not write, or another version of the app */
export async function openDraft({ book, keys }: DraftKeys, bytes: Uint8Array): Promise<Draft | null> {
	const plain = await keys.decrypt(bytes, about(book));
	if (!plain.ok) return null;
	const read = v.safeParse(schema, jsonIn(textIn(plain.value)));
	if (!read.success) return null;
	const { meeting, plan } = read.output;
	return { meeting, plan };
}
