import { createDecipheriv, hkdfSync } from 'node:crypto';
import type { Readable } from 'node:stream';
import { err, ok, textIn, type Result } from '#kernel';
import {
	fromCameraText,
	placedRecords,
	printedBookId,
	readJournalBytes,
	readProof,
	rebuildFrom,
	SlipPile,
	slipsAgainst,
	type JournalFile,
	type Proof,
	type ProofRefusal,
	type Rebuilt,
	type RecordOfBook,
	type SlipRefusal,
	type SlipsAgainstBook
} from '#app';
import { chainOf, checks } from './chain.ts';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { refusalSentence } from './sentences.ts';
import { usageOf, readArguments } from './usage.mjs';

/** More lines than any group has members, and more characters than any code. */
const [linesMost, lettersMost] = [1000, 450];

/** `book slips`: rebuilds balances from codes of members' pages, and compares them with a journal (ADR 0092). */
export async function runSlips(args: readonly string[], stdin: Readable): Promise<Outcome> {
	const command = parseSlips(args);
	if (!command.ok) return { code: 2, out: '', errors: `${command.error}\n\n${usageOf('slips')}` };
	const bytes = await readInput(command.value.codes, stdin);
	if (!bytes.ok) return refused([bytes.error]);
	const { pile, notes } = await pileOf(bytes.value);
	const rebuilt = await rebuildFrom(pile.slips, slipChecks);
	const [about] = pile.slips;
	if (!rebuilt.ok || about === undefined) {
		const isFew = rebuilt.ok || rebuilt.error.type === 'TooFewSlips';
		const why = isFew
			? `${pile.slips.length} codes belong together; ${pile.needed ?? 'more'} are needed.`
			: 'The codes do not fit together: at least one is made up. With one more it is found.';
		return refused([...notes, why]);
	}
	const told = [
		...notes,
		...rebuilt.value.strange.map((number) => `The page of number ${number} is made up.`)
	];
	const { book } = command.value;
	const against = book === null ? null : await againstFile(book, rebuilt.value, about, stdin);
	if (against?.ok === false) return refused([...told, ...against.error]);
	return answer({ pile, about, rebuilt: rebuilt.value }, against?.value ?? null, told);
}

interface Answered {
	readonly pile: SlipPile;
	readonly about: Proof;
	readonly rebuilt: Rebuilt;
}

function answer(
	{ pile, about, rebuilt }: Answered,
	against: SlipsAgainstBook | null,
	told: readonly string[]
): Outcome {
	const { currency, until, head, publicKey } = about;
	const said = {
		slips: pile.slips.length,
		needed: pile.needed,
		currency,
		until,
		head,
		groupKey: publicKey,
		...rebuilt,
		...(against !== null && { book: against })
	};
	const agrees = against === null || against.differences.length === 0;
	const reasons = agrees ? told : [...told, 'The journal says other figures than the codes.'];
	return { code: agrees ? 0 : 1, out: `${JSON.stringify(said, null, 2)}\n`, errors: lines(reasons) };
}

async function pileOf(
	bytes: Uint8Array
): Promise<{ readonly pile: SlipPile; readonly notes: readonly string[] }> {
	const read = (textIn(bytes) ?? '').split(/\r?\n/).slice(0, linesMost);
	const notes: string[] = [];
	let pile = new SlipPile();
	for (const [place, line] of read.entries()) {
		if (line.trim() === '') continue;
		const proof = await proofIn(line);
		const put = proof.ok ? pile.with(proof.value) : proof;
		if (put.ok) ({ pile } = put.value);
		const why = put.ok ? put.value.refusal : put.error;
		if (why !== null) notes.push(`Line ${place + 1} does not count: ${sentenceOf(why)}`);
	}
	return { pile, notes };
}

async function proofIn(line: string): Promise<Result<Proof, ProofRefusal>> {
	// A trailing space may belong to a code, whose alphabet includes it.
	const code = line.length > lettersMost ? null : (fromCameraText(line) ?? fromCameraText(line.trim()));
	return code === null ? err({ type: 'NotAProof' }) : readProof(code, checks);
}

async function againstFile(
	file: string,
	{ balances }: Rebuilt,
	about: Proof,
	stdin: Readable
): Promise<Result<SlipsAgainstBook, readonly string[]>> {
	const bytes = await readInput(file, stdin);
	if (!bytes.ok) return err([bytes.error]);
	const journal = readJournalBytes(bytes.value);
	if (!journal.ok) return err(journal.error.map(refusalSentence));
	const { book } = journal.value;
	const { broken } = await chainOf(journal.value);
	if (broken !== null) return err([broken]);
	const named = await printedBookId(book.id, checks);
	const isOther = named !== about.book || (book.groupKey ?? about.publicKey) !== about.publicKey;
	if (isOther) return err(['The codes are of another group than the journal.']);
	return ok(slipsAgainst(balances, about, recordsOf(journal.value), book.currency));
}

/** Events of each record; for a journal without records all of them, with an empty hash. */
function recordsOf({ records, events }: JournalFile): readonly RecordOfBook[] {
	const placed = placedRecords({ records, events });
	return placed.length === 0 ? [{ hash: '', events }] : placed;
}

function sentenceOf({ type, ...rest }: ProofRefusal | SlipRefusal): string {
	const number = 'number' in rest ? rest.number : 0;
	switch (type) {
		case 'NotAProof':
			return 'it is no code of Bahi.';
		case 'ProofDamaged':
			return 'it is damaged or cut off.';
		case 'ProofChanged':
			return 'its signature does not fit: it was changed.';
		case 'ProofNewer':
			return 'a newer app made it.';
		case 'ProofOfPractice':
			return 'it is of a practice book.';
		case 'NotASlip':
			return 'it holds no share of the balances.';
		case 'SlipReadAlready':
			return `the page of number ${number} was read before.`;
		case 'SlipOfOtherGroup':
			return `the page of number ${number} is of another group.`;
		case 'SlipOfOtherMeeting':
			return `the page of number ${number} is of another page of the book.`;
	}
}

/** Node's equivalents of the vault's WebCrypto functions. */
const slipChecks = { hash: checks.hash, unlockOnce };

function unlockOnce(secret: Uint8Array, locked: Uint8Array): Promise<Uint8Array | null> {
	const key = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), 'bahi/1 once', 32));
	try {
		const cipher = createDecipheriv('aes-256-gcm', key, new Uint8Array(12));
		cipher.setAAD(Buffer.from('bahi/1 once'));
		cipher.setAuthTag(locked.subarray(-16));
		return Promise.resolve(Buffer.concat([cipher.update(locked.subarray(0, -16)), cipher.final()]));
	} catch {
		// Node throws for a wrong tag.
		return Promise.resolve(null);
	}
}

function refused(reasons: readonly string[]): Outcome {
	return { code: 1, out: '', errors: lines(reasons) };
}

const lines = (told: readonly string[]): string => told.map((line) => `${line}\n`).join('');

interface SlipsCommand {
	readonly codes: string;
	/** The journal to be compared. */
	readonly book: string | null;
}

/** @returns the command, or one sentence with the error */
function parseSlips(args: readonly string[]): Result<SlipsCommand, string> {
	const parsed = readArguments('slips', args);
	if (!parsed.ok) return parsed;
	const { values, positionals } = parsed.value;
	const [codes = ''] = positionals;
	if (codes === '-' && values.book === '-') return err('Only one of the two is the standard input.');
	return ok({ codes, book: values.book ?? null });
}
