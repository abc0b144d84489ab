import { crc32, err, ok, type Result } from '#kernel';

/** Description of a voice pack; it names no person and no group. */
export interface VoicePackAbout {
	/** The language or dialect by its own name, as people call it: "मैथिली". */
	readonly name: string;
	/** BCP 47 tag of the language whose words the clips say. */
	readonly words: string;
	/** 'trial' was made by a machine, 'recorded' by a person. */
	readonly made: 'trial' | 'recorded';
}

/** Clips by what they say (`clipId`); each is a whole file that browsers play: Ogg, WebM or MP4 with Opus or AAC. */
export interface VoicePack {
	readonly about: VoicePackAbout;
	readonly clips: ReadonlyMap<string, Uint8Array>;
}

export type PackRefusal =
	/** Another kind of file. */
	| { readonly type: 'NotAVoicePack' }
	/** Made by a newer version of the app. */
	| { readonly type: 'NewerVoicePack'; readonly version: number }
	| { readonly type: 'VoicePackTooLarge' }
	/** Cut off, changed on the way, or written wrongly. */
	| { readonly type: 'VoicePackDamaged' };

/** A pack of every prompt in 16 kbit/s is about 3 MB. */
export const packLimits = {
	bytes: 16 * 1024 * 1024,
	clips: 6_000,
	/** Bytes of one clip: a minute of speech at the best that a phone records. */
	clip: 1024 * 1024,
	nameLetters: 40,
	/** Letters of a language tag. */
	tagLetters: 64
} as const;

/** Name of the file's kind: eight letters that no other kind of file begins with. */
const mark = new TextEncoder().encode('BAHIVOX\n');
const version = 1;
/** Mark, version (1), length of the index (4), checksum of all but itself (4); numbers are little-endian. */
const headLength = mark.length + 9;

interface Index {
	readonly about: VoicePackAbout;
	/** Id and length in bytes, in the order in which the clips lie behind the index. */
	readonly clips: readonly (readonly [string, number])[];
}

/** @returns the bytes of a `.bahivoice` file; the same pack gives the same bytes */
export function writePack({ about, clips }: VoicePack): Uint8Array {
	const sorted = [...clips].sort(([one], [other]) => (one < other ? -1 : 1));
	const index: Index = {
		about: { name: about.name, words: about.words, made: about.made },
		clips: sorted.map(([id, bytes]) => [id, bytes.length])
	};
	const written = new TextEncoder().encode(JSON.stringify(index));
	const length = sorted.reduce((sum, [, bytes]) => sum + bytes.length, headLength + written.length);
	const file = new Uint8Array(length);
	file.set(mark);
	const head = new DataView(file.buffer);
	head.setUint8(mark.length, version);
	head.setUint32(mark.length + 1, written.length, true);
	file.set(written, headLength);
	let at = headLength + written.length;
	for (const [, bytes] of sorted) {
		file.set(bytes, at);
		at += bytes.length;
	}
	head.setUint32(mark.length + 5, checkSum(file), true);
	return file;
}

/** Reads what `writePack` wrote. Everything is looked at before anything is believed. */
export function readPack(file: Uint8Array): Result<VoicePack, PackRefusal> {
	const pack = readKeptPack(file);
	return pack.ok && headOf(file).getUint32(mark.length + 5, true) !== checkSum(file)
		? err({ type: 'VoicePackDamaged' })
		: pack;
}

/**
 * Reads a pack that `readPack` read before it was kept. The sum of a megabyte is not made again at each start: the browser
 * gives back the bytes that it was given, or none.
 */
export function readKeptPack(file: Uint8Array): Result<VoicePack, PackRefusal> {
	if (!mark.every((byte, place) => file[place] === byte)) return err({ type: 'NotAVoicePack' });
	if (file.length > packLimits.bytes) return err({ type: 'VoicePackTooLarge' });
	if (file.length < headLength) return err({ type: 'VoicePackDamaged' });
	const head = headOf(file);
	const found = head.getUint8(mark.length);
	if (found > version) return err({ type: 'NewerVoicePack', version: found });
	const indexEnd = headLength + head.getUint32(mark.length + 1, true);
	const index = readIndex(file.subarray(headLength, indexEnd));
	if (index === null) return err({ type: 'VoicePackDamaged' });
	const clips = new Map<string, Uint8Array>();
	let at = indexEnd;
	for (const [id, length] of index.clips) {
		clips.set(id, file.subarray(at, at + length));
		at += length;
	}
	return at === file.length && clips.size === index.clips.length
		? ok({ about: index.about, clips })
		: err({ type: 'VoicePackDamaged' });
}

const headOf = (file: Uint8Array): DataView => new DataView(file.buffer, file.byteOffset, headLength);

/** Checksum over the whole file except its own four bytes. */
function checkSum(file: Uint8Array): number {
	const rest = file.slice();
	rest.fill(0, mark.length + 5, headLength);
	return crc32(rest);
}

function readIndex(bytes: Uint8Array): Index | null {
	try {
		const index: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		return isIndex(index) ? index : null;
	} catch {
		return null;
	}
}

function isIndex(value: unknown): value is Index {
	if (!isRecord(value) || !isRecord(value['about']) || !Array.isArray(value['clips'])) return false;
	const { name, words, made } = value['about'];
	const clips: readonly unknown[] = value['clips'];
	return (
		typeof name === 'string' &&
		name.length <= packLimits.nameLetters &&
		typeof words === 'string' &&
		words.length <= packLimits.tagLetters &&
		(made === 'trial' || made === 'recorded') &&
		clips.length <= packLimits.clips &&
		clips.every(isEntry)
	);
}

function isEntry(value: unknown): boolean {
	if (!Array.isArray(value) || value.length !== 2) return false;
	const [id, length] = value as unknown[];
	if (typeof id !== 'string' || typeof length !== 'number') return false;
	return Number.isSafeInteger(length) && length > 0 && length <= packLimits.clip;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
