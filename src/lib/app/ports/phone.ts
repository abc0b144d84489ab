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
	/** Share sheet where the phone has one, else a download. 'cancelled' when the person closed the sheet. */
	readonly hand: (
		name: string,
		bytes: Uint8Array,
		mime: string
	) => Promise<'shared' | 'downloaded' | 'cancelled'>;
}

/** Speech from recorded clips, joined on the phone. */
export interface Voice {
	/**
	 * Stops what is being said and says this. Resolves when done or stopped; never rejects.
	 * `soft`: only she who holds the phone at her ear hears it.
	 */
	readonly say: (text: string, language: string, options?: { readonly soft?: boolean }) => Promise<void>;
	readonly stop: () => void;
	/** False when this phone has no voice for the language: the listen button is then drawn crossed. */
	readonly canSpeak: (language: string) => boolean;
	/** The sound is turned off: nothing is said until it is turned on. */
	readonly quiet: (on: boolean) => void;
	/** Plays one recording back. */
	readonly play: (clip: Uint8Array) => Promise<void>;
	/** Fetches the trial voice of the language, so that it is there without a network. */
	readonly prepare: (language: string) => Promise<void>;
	/** A recorded voice before the trial voice of the same words; null for the trial voice alone. */
	readonly useVoice: (pack: VoicePack | null) => void;
	/** The women of the open book; none while everything is locked. */
	readonly useNames: (names: readonly SpokenName[]) => void;
}

/** How a woman's name is said. */
export interface SpokenName {
	/** With its digits as words, as it stands in a sentence that is said. */
	readonly name: string;
	/** Recording of her name; null if there is none. */
	readonly clip: Uint8Array | null;
	/** Words that replace a name without a recording: her symbol and number. */
	readonly instead: string | null;
}

/** Why there is no recording. */
export type RecorderRefusal =
	/** A person or the phone said no to the microphone. */
	| { readonly type: 'MicrophoneRefused' }
	/** This phone has no microphone, or its browser cannot record. */
	| { readonly type: 'NoMicrophone' };

/** The microphone; asked for only where a voice or a name is recorded (R17). */
export interface Recorder {
	/** Resolves when it records. */
	readonly start: () => Promise<Result<void, RecorderRefusal>>;
	/** Ends, and gives what was recorded as a file that browsers play; null when nothing was. */
	readonly stop: () => Promise<Uint8Array | null>;
	/** Lets the microphone go: its light goes out. */
	readonly release: () => void;
}

/** A voice that people record, or one that was read from a file. Beside the books; may be thrown away. */
export interface KeptVoice {
	/** Random. */
	readonly id: string;
	readonly about: VoicePackAbout;
	/** How many clips it has. */
	readonly count: number;
}

export interface VoiceStore {
	readonly list: () => Promise<Result<readonly KeptVoice[], Fault>>;
	/** With all its clips; null when it is not there. */
	readonly read: (id: string) => Promise<Result<VoicePack | null, Fault>>;
	/** A new voice, with the clips that it has already. */
	readonly add: (id: string, pack: VoicePack) => Promise<Result<void, Fault>>;
	/** One recording, in place of an older one. */
	readonly keepClip: (id: string, clip: string, bytes: Uint8Array) => Promise<Result<void, Fault>>;
	readonly remove: (id: string) => Promise<Result<void, Fault>>;
}

/** Services of the app that a voice needs. */
export interface VoiceParts {
	/** The sentence with its digits as words of the language. */
	readonly readDigits: (text: string, language: string) => string;
	/** No voice had some of these words: they must be seen. */
	readonly onUnsaid: (text: string) => void;
}

/**
 * Choices of this phone that say nothing of anybody: language, digits, size of letters, small
 * sounds, and on which screen an open meeting was left.
 * Kept in the clear, because the lock needs them.
 */
export interface Settings {
	readonly read: (name: SettingName) => string | null;
	readonly write: (name: SettingName, value: string) => void;
}

export type SettingName =
	| 'language'
	/** Women who want no code, by their random ids. */
	| 'no-code'
	/** The install offer was shown; it is shown once. */
	| 'install-offered'
	| 'digits'
	| 'calendar'
	| 'screen'
	/** Of which books a meeting was held here, and how many were closed before it: its slip is shown until it was put away. Random ids and counts. */
	| 'slip'
	/** Which rounds and lessons were gone through on this phone; says nothing of whom. */
	| 'school'
	/** The practice group of the last round, so that the next one throws it away and no other. */
	| 'round'
	| 'sound'
	/** How large letters are, and whether small sounds are made. */
	| 'letters'
	| 'sounds'
	/** A day, and which books were looked through page by page on it; random ids. */
	| 'audited'
	| 'voice'
	/** Tags of the languages that came in word files, and the words of each. */
	| 'languages'
	| `words.${string}`
	/** A reviewer's answers so far about the words of a language. */
	| `review.${string}`;

/** New versions of the app: fetched in the background, offered at the lock, never in a meeting. */
export interface UpdateOffer {
	readonly start: () => Promise<void>;
	readonly accept: () => void;
}

/** The app on the home screen, where the browser keeps it. */
export interface Installing {
	/** `not-yet`: the browser may still offer it; `by-hand`: it never does, and its menu is the way. */
	readonly way: () => 'installed' | 'ask' | 'not-yet' | 'by-hand';
	/** The browser asks the woman. @returns whether she said yes */
	readonly ask: () => Promise<boolean>;
	/** Called whenever the way may have changed. */
	readonly follow: (listener: () => void) => void;
}

/** A note falls on the note pad · a step of the meeting is done · book and box are equal. */
export type SoundName = 'tick' | 'step' | 'chord';

/** Small tones beside what is seen; nothing depends on them, and a phone may be without. */
export interface Sounds {
	readonly play: (name: SoundName) => void;
}

/** Locks the book when nobody touches the phone, or when the app was left. */
export interface IdleLock {
	/** The book was opened: watch from now on. */
	readonly start: () => void;
	/** The book was locked by hand. */
	readonly stop: () => void;
	readonly meetingIsOpen: (isOpen: boolean) => void;
}

/** Reads the bytes of a journal in a worker; null where it is to be read here. Stopping ends it at once. */
export type JournalReader = (bytes: Uint8Array, stop?: AbortSignal) => Promise<JournalOfFile | null>;

/** Starts a script of this app as a module worker; boot hands it in, because of Trusted Types. */
export type StartWorker = (address: string) => Worker;

export interface WakeLock {
	/** The screen stays on until `release`, where the phone allows it. */
	readonly hold: () => void;
	readonly release: () => void;
}

/** Jobs of the import worker; it receives decrypted data, never a key. */
export type ToImport =
	| { readonly kind: 'sheet' | 'journal'; readonly bytes: Uint8Array }
	| { readonly kind: 'copy'; readonly contents: BackupContents; readonly here: PagesSent | null }
	| { readonly kind: 'readBack'; readonly contents: BackupContents }
	| { readonly kind: 'audit'; readonly pages: PagesToAudit };

/** Starts the worker that reads them; it is fetched then. */
export type StartReading = () => Promise<Worker>;

/** Messages from a worker: it runs, a part of the result, and finally its answer. */
export type SaidByWorker<Part, Answer> =
	| { readonly says: 'begun' }
	| { readonly says: 'part'; readonly part: Part }
	| { readonly says: 'answer'; readonly answer: Answer };

/** Parts of the worker's global scope that are used. */
export interface WorkerSide<Job> {
	onmessage: ((message: MessageEvent<Job>) => void) | null;
	postMessage: (said: SaidByWorker<unknown, unknown>) => void;
	reportError: (cause: unknown) => void;
}

/** One job, one answer; whoever started this worker ends it. */
export function answerBesideScreen<Job>(
	side: WorkerSide<Job>,
	read: (job: Job, give: (part: unknown) => void) => Promise<unknown>
): void {
	side.onmessage = ({ data }) => {
		read(data, (part) => side.postMessage({ says: 'part', part })).then(
			(answer) => side.postMessage({ says: 'answer', answer }),
			// A promise that fails tells nobody outside, and the screen would wait for its time to run out.
			(cause: unknown) => side.reportError(cause)
		);
	};
	side.postMessage({ says: 'begun' });
}
