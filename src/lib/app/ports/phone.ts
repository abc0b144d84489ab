import type { JournalOfFile } from '../journal-file/read-journal.ts';
import type { Instant, LocalDate, Result } from '#kernel';
import type { VoicePack, VoicePackAbout } from '#voice';
import type { Fault } from './storage.ts';
import type { PagesSent } from '../backup/copy-in-parts.ts';
import type { PagesToAudit } from '../mend/audit-pages.ts';
import type { BackupContents } from './keys.ts';

export interface Clock {
	/** The device's local calendar day. */
	readonly today: () => LocalDate;
	readonly now: () => Instant;
	/** Milliseconds since the epoch, for idle and waiting times only. */
	readonly milliseconds: () => number;
}

export interface RandomSource {
	/** 128 random bits, lower-case base32 without padding (26 letters): ids of books, events, loans, operations. */
	readonly id: () => string;
	readonly bytes: (count: number) => Uint8Array;
}

// ── storage ────────────────────────────────────────────────────────────────────────────────────────────────

export interface FileOut {
	/** Share sheet if the phone has one, else a download. 'cancelled' if the user closed the sheet. */
	readonly hand: (
		name: string,
		bytes: Uint8Array,
		mime: string
	) => Promise<'shared' | 'downloaded' | 'cancelled'>;
}

/** Speech from recorded clips, joined on the phone. */
export interface Voice {
	/**
	 * Stops the current sentence and speaks this one. Resolves when done or stopped; never rejects.
	 * `soft`: audible only to the person who holds the phone at her ear.
	 */
	readonly say: (text: string, language: string, options?: { readonly soft?: boolean }) => Promise<void>;
	readonly stop: () => void;
	/** False if this phone has no voice for the language: the listen button is then crossed out. */
	readonly canSpeak: (language: string) => boolean;
	/** Turns sound off (or on): nothing is spoken meanwhile. */
	readonly quiet: (on: boolean) => void;
	/** Plays one recording. */
	readonly play: (clip: Uint8Array) => Promise<void>;
	/** Loads the trial voice of the language for offline use. */
	readonly prepare: (language: string) => Promise<void>;
	/** Prefers a recorded voice over the trial voice; null for the trial voice alone. */
	readonly useVoice: (pack: VoicePack | null) => void;
	/** Sets the names of the open book's members; empty while everything is locked. */
	readonly useNames: (names: readonly SpokenName[]) => void;
}

/** Spoken form of a member's name. */
export interface SpokenName {
	/** The name with its digits as words, as in a spoken sentence. */
	readonly name: string;
	/** Recording of her name; null if there is none. */
	readonly clip: Uint8Array | null;
	/** Words that replace a name without a recording: her symbol and number. */
	readonly instead: string | null;
}

/** Reasons for a failed recording. */
export type RecorderRefusal =
	/** The user or the phone denied the microphone. */
	| { readonly type: 'MicrophoneRefused' }
	/** This phone has no microphone, or its browser cannot record. */
	| { readonly type: 'NoMicrophone' };

/** The microphone; requested only to record a voice or a name (R17). */
export interface Recorder {
	/** Resolves when the recording has begun. */
	readonly start: () => Promise<Result<void, RecorderRefusal>>;
	/** Ends the recording and returns it as a playable file; null if nothing was recorded. */
	readonly stop: () => Promise<Uint8Array | null>;
	/** Releases the microphone, so that its indicator turns off. */
	readonly release: () => void;
}

/** A voice recorded on the phone or read from a file. Stored beside the books; it may be deleted. */
export interface KeptVoice {
	/** Random. */
	readonly id: string;
	readonly about: VoicePackAbout;
	/** Number of its clips. */
	readonly count: number;
}

export interface VoiceStore {
	readonly list: () => Promise<Result<readonly KeptVoice[], Fault>>;
	/** The voice with all its clips; null if it does not exist. */
	readonly read: (id: string) => Promise<Result<VoicePack | null, Fault>>;
	/** Adds a voice with its existing clips. */
	readonly add: (id: string, pack: VoicePack) => Promise<Result<void, Fault>>;
	/** Stores one recording; replaces an older one. */
	readonly keepClip: (id: string, clip: string, bytes: Uint8Array) => Promise<Result<void, Fault>>;
	readonly remove: (id: string) => Promise<Result<void, Fault>>;
}

/** Services of the app that a voice needs. */
export interface VoiceParts {
	/** The sentence with its digits as words of the language. */
	readonly readDigits: (text: string, language: string) => string;
	/** Called with text of which some words have no clip, to be shown instead. */
	readonly onUnsaid: (text: string) => void;
}

/**
 * Settings of this phone without personal data: language, digits, letter size, sounds,
 * and the last screen of an open meeting.
 * Stored unencrypted, because the lock needs them.
 */
export interface Settings {
	readonly read: (name: SettingName) => string | null;
	readonly write: (name: SettingName, value: string) => void;
}

export type SettingName =
	| 'language'
	/** Members who want no code, by their random ids. */
	| 'no-code'
	/** The install offer, which is shown only once. */
	| 'install-offered'
	| 'digits'
	| 'calendar'
	| 'screen'
	/** Books of which a meeting was held here, and the number of meetings closed before: the slip is shown until it was put away. Random ids and counts. */
	| 'slip'
	/** Rounds and lessons completed on this phone, by whomever. */
	| 'school'
	/** The practice group of the last round, which the next one deletes. */
	| 'round'
	| 'sound'
	/** Letter size, and whether tones are played. */
	| 'letters'
	| 'sounds'
	/** A day, and the books audited page by page on it; random ids. */
	| 'audited'
	| 'voice'
	/** Tags of the languages from word files, and the words of each. */
	| 'languages'
	| `words.${string}`
	/** A reviewer's answers so far about the words of a language. */
	| `review.${string}`;

/** New versions of the app: downloaded in the background, offered at the lock, never during a meeting. */
export interface UpdateOffer {
	readonly start: () => Promise<void>;
	readonly accept: () => void;
}

/** Installation of the app on the home screen, if the browser supports it. */
export interface Installing {
	/** `not-yet`: the browser may still offer it; `by-hand`: it never does, only its menu does. */
	readonly way: () => 'installed' | 'ask' | 'not-yet' | 'by-hand';
	/** Shows the browser's prompt. @returns true if the user accepted */
	readonly ask: () => Promise<boolean>;
	/** Called whenever the way may have changed. */
	readonly follow: (listener: () => void) => void;
}

/** A note was added on the note pad · a step of the meeting is done · book and box agree. */
export type SoundName = 'tick' | 'step' | 'chord';

/** Short optional tones; nothing depends on them. */
export interface Sounds {
	readonly play: (name: SoundName) => void;
}

/** Locks the book when the phone is idle or the app was left. */
export interface IdleLock {
	/** Starts watching after the book was opened. */
	readonly start: () => void;
	/** Stops after the book was locked by hand. */
	readonly stop: () => void;
	readonly meetingIsOpen: (isOpen: boolean) => void;
}

/** Parses a journal in a worker; null if the main thread must do it. `stop` aborts at once. */
export type JournalReader = (bytes: Uint8Array, stop?: AbortSignal) => Promise<JournalOfFile | null>;

/** Starts a script of this app as a module worker; boot provides it because of Trusted Types. */
export type StartWorker = (address: string) => Worker;

export interface WakeLock {
	/** Keeps the screen on until `release`, if the phone allows it. */
	readonly hold: () => void;
	readonly release: () => void;
}

/** Jobs of the import worker; it receives decrypted data, never a key. */
export type ToImport =
	| { readonly kind: 'sheet' | 'journal'; readonly bytes: Uint8Array }
	| { readonly kind: 'copy'; readonly contents: BackupContents; readonly here: PagesSent | null }
	| { readonly kind: 'readBack'; readonly contents: BackupContents }
	| { readonly kind: 'audit'; readonly pages: PagesToAudit };

/** Loads and starts the reading worker. */
export type StartReading = () => Promise<Worker>;

/** Messages of a worker: it runs, a part of the result, and finally its answer. */
export type SaidByWorker<Part, Answer> =
	| { readonly says: 'begun' }
	| { readonly says: 'part'; readonly part: Part }
	| { readonly says: 'answer'; readonly answer: Answer };

/** The used part of a worker's global scope. */
export interface WorkerSide<Job> {
	onmessage: ((message: MessageEvent<Job>) => void) | null;
	postMessage: (said: SaidByWorker<unknown, unknown>) => void;
	reportError: (cause: unknown) => void;
}

/** Answers one job; the creator of the worker terminates it. */
export function answerBesideScreen<Job>(
	side: WorkerSide<Job>,
	read: (job: Job, give: (part: unknown) => void) => Promise<unknown>
): void {
	side.onmessage = ({ data }) => {
		read(data, (part) => side.postMessage({ says: 'part', part })).then(
			(answer) => side.postMessage({ says: 'answer', answer }),
			// A rejected promise is not reported to the page, which would wait for its timeout.
			(cause: unknown) => side.reportError(cause)
		);
	};
	side.postMessage({ says: 'begun' });
}
