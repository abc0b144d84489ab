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

/** What a group with a post box needs of the phone; fetched where one has it (docs/POST.md). */
export interface PostParts {
	readonly vault: PostVault;
	readonly door: PostDoor;
	readonly outbox: Outbox;
	/** Sends what waits. @param isTouched somebody asked for it: nothing is waited for @returns whether nothing waits any more; null where another page sends */
	readonly deliver: (isTouched?: boolean) => Promise<boolean | null>;
	/** Has the service worker send it when there is a network. */
	readonly later: () => Promise<void>;
}

/** Adapters of the outside world, handed over by `boot`. */
export interface AppParts {
	/** Version and day of the app: "0.5.0 (2026-12-01)". */
	readonly release: string;
	readonly shelf: Shelf;
	readonly vault: Vault;
	/** Fetches what opens a book, before somebody has touched her code; left out where all is here. */
	readonly fetchAhead?: () => Promise<unknown>;
	readonly backupFile: BackupFile;
	readonly secondCopy: SecondCopy;
	readonly drafts: DraftStore;
	/** Left out where no post box can be reached. */
	readonly post?: () => Promise<PostParts>;
	/** Where a laptop keeps many groups, and what locks them. */
	readonly laptopStore: LaptopStore;
	readonly laptopVault: LaptopVault;
	readonly clock: Clock;
	readonly random: RandomSource;
	readonly voice: Voice;
	readonly recorder: Recorder;
	/** Voices that people recorded or were given. */
	readonly voiceStore: VoiceStore;
	readonly fileOut: FileOut;
	readonly settings: Settings;
	readonly updates: UpdateOffer;
	/** Left out where nothing can be put on a home screen. */
	readonly installing?: Installing;
	/** Reads a spreadsheet in a worker; left out where there is no worker: it is then read here. */
	readonly readSheet?: SheetReader;
	/** The same of a journal. */
	readonly readJournal?: JournalReader;
	/** The same of a copy that was decrypted. */
	readonly checkCopy?: CopyChecker;
	/** The same of a copy that was made here. */
	readonly readBack?: CopyReadBack;
	/** The same of every page of an open book. */
	readonly auditPages?: PageAudit;
	/** Reads a photographed sheet in a worker; left out where nothing can. */
	readonly readPage?: () => Promise<PageReader>;
	/** Small tones beside what is seen; left out where there is no need for any. */
	readonly sounds?: Sounds;
	/** Milliseconds on, off, on …; nothing where the phone cannot. */
	readonly vibrate: (pattern: readonly number[]) => void;
	readonly idleLock: IdleLock;
	/** Keeps the screen on while codes are shown or read; left out where nothing can. */
	readonly wakeLock?: WakeLock;
	/** Resolves when the phone has nothing else to do; left out where it never has. */
	readonly whenIdle?: () => Promise<void>;
	/** Resolves when nobody has touched the phone for a while, either: for what may hold it up for long. Left out as the one above. */
	readonly whenQuiet?: () => Promise<void>;
	/** How long after an entry nothing can be touched, in milliseconds; 250 where it is left out. */
	readonly settleTime?: number;
	/** The language of the phone itself, as the browser names it; left out where it is not known. */
	readonly phoneLanguage?: string;
	/** False on an address where the browser gives no keys and no storage. */
	readonly secure: boolean;
	/** Where this app is fetched from; left out where nobody else can fetch it. */
	readonly host?: HostOfApp;
}
