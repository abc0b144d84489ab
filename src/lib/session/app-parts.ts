import type {
	BackupFile,
	Clock,
	CopyChecker,
	CopyReadBack,
	DraftStore,
	FileOut,
	HostOfApp,
	IdleLock,
	Installing,
	JournalReader,
	LaptopStore,
	LaptopVault,
	Outbox,
	PageAudit,
	PostDoor,
	PostVault,
	RandomSource,
	Recorder,
	SecondCopy,
	Settings,
	Shelf,
	Sounds,
	UpdateOffer,
	Vault,
	Voice,
	VoiceStore,
	WakeLock
} from '#app';
import type { PageReader } from '#reader/see-page.ts';
import type { SheetReader } from '#spreadsheet/load.ts';

/** The parts that a group with a post box needs; loaded only for such a group (docs/POST.md). */
export interface PostParts {
	readonly vault: PostVault;
	readonly door: PostDoor;
	readonly outbox: Outbox;
	/** Sends the queued pages. @param isTouched the user asked: no waiting times @returns true if the queue is empty; null if another tab sends */
	readonly deliver: (isTouched?: boolean) => Promise<boolean | null>;
	/** Asks the service worker to send when there is a network. */
	readonly later: () => Promise<void>;
}

/** Adapters of the outside world, provided by `boot`. */
export interface AppParts {
	/** Version and day of the app: "0.5.0 (2026-12-01)". */
	readonly release: string;
	readonly shelf: Shelf;
	readonly vault: Vault;
	/** Loads the scripts that open a book before a code is typed; undefined if nothing is loaded on demand. */
	readonly fetchAhead?: () => Promise<unknown>;
	readonly backupFile: BackupFile;
	readonly secondCopy: SecondCopy;
	readonly drafts: DraftStore;
	/** Undefined if no post box can be reached. */
	readonly post?: () => Promise<PostParts>;
	/** Storage of a laptop that holds many groups, and its encryption. */
	readonly laptopStore: LaptopStore;
	readonly laptopVault: LaptopVault;
	readonly clock: Clock;
	readonly random: RandomSource;
	readonly voice: Voice;
	readonly recorder: Recorder;
	/** Voices that were recorded on the phone or imported. */
	readonly voiceStore: VoiceStore;
	readonly fileOut: FileOut;
	readonly settings: Settings;
	readonly updates: UpdateOffer;
	/** Undefined where installation on a home screen is not possible. */
	readonly installing?: Installing;
	/** Reads a spreadsheet in a worker; undefined without workers: the main thread then reads it. */
	readonly readSheet?: SheetReader;
	/** Reads a journal, as `readSheet` does. */
	readonly readJournal?: JournalReader;
	/** Checks a decrypted copy, as `readSheet` does. */
	readonly checkCopy?: CopyChecker;
	/** Reads back a copy made on this phone, as `readSheet` does. */
	readonly readBack?: CopyReadBack;
	/** Audits every page of an open book, as `readSheet` does. */
	readonly auditPages?: PageAudit;
	/** What reads sheets in a worker while a camera is open; left out where nothing can. */
	readonly openPageReader?: () => Promise<PageReader>;
	/** Small tones beside what is seen; left out where there is no need for any. */
	readonly sounds?: Sounds;
	/** Vibrates, milliseconds on, off, on …; does nothing where it is unsupported. */
	readonly vibrate: (pattern: readonly number[]) => void;
	readonly idleLock: IdleLock;
	/** Keeps the screen on while codes are shown or read; undefined where it is unsupported. */
	readonly wakeLock?: WakeLock;
	/** Resolves when the main thread is idle; undefined where there is no idle time. */
	readonly whenIdle?: () => Promise<void>;
	/** Resolves when the main thread is idle and the phone has not been touched for a while: for long tasks. Undefined as above. */
	readonly whenQuiet?: () => Promise<void>;
	/** Milliseconds after an entry in which touches are ignored; default 250. */
	readonly settleTime?: number;
	/** Language tag of the browser; undefined if unknown. */
	readonly phoneLanguage?: string;
	/** False in an insecure context, where the browser offers no cryptography and no storage. */
	readonly secure: boolean;
	/** Address from which the app is served; undefined if nobody else can load it from there. */
	readonly host?: HostOfApp;
}
