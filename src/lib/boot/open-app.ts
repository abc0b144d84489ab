import {
	createAudioDoor,
	createClock,
	createCopyChecker,
	createCopyReadBack,
	createFileOut,
	createIdleLock,
	createInstalling,
	createJournalReader,
	createPageAudit,
	createRandom,
	createRecorder,
	createSettings,
	createSheetReader,
	createSounds,
	createStartWorker,
	createTryCounter,
	createUpdates,
	createVibration,
	createVoice,
	createWakeLock,
	untilIdle,
	untilQuiet
} from '#device';
import { coversAtStart, createCanaryFiles, createPrivateFiles, hasDrafts } from '#storage/start';
import type { DraftStore } from '#app';
import { ok } from '#kernel';
import { isLanguage, readDigits } from '#i18n';
import { AppState } from '#session/app-state.svelte.ts';
import { fetchedOnce, lazily } from './lazily.ts';
import { notFetched, shelfLater } from './shelf-later.ts';

const vaults = () => import('#vault');
const vaultsOfCopies = () => import('#vault/copies');
const storages = fetchedOnce(async () => {
	const storage = await import('#storage');
	storage.beginNewLog(globalThis.indexedDB);
	return storage;
});

/** A phone without drafts is not asked to fetch what reads them. */
function draftStore(): DraftStore {
	const { read, keep, drop } = lazily<DraftStore>(
		async () => (await storages()).createDraftStore(),
		notFetched
	);
	return { read: async (book, kind) => ((await hasDrafts()) ? read(book, kind) : ok(null)), keep, drop };
}

/**
 * Puts the real parts together. The only place that sees storage, vault and device; called once by the root layout.
 *
 * @param version of the build: version and day of the app, then the fingerprint of its sources
 */
export function openApp(version: string): AppState {
	const clock = createClock();
	const settings = createSettings();
	const random = createRandom();
	const door = createAudioDoor(() => settings.read('sound') === 'off');
	const startWorker = createStartWorker();
	const files = createPrivateFiles({ startWorker });
	const tries = createTryCounter({ clock });
	const updates = createUpdates({
		onOfflineReady: () => (app.files.ready = true),
		onUpdateReady: () => (app.files.newer = true),
		onStale: () => (app.files.stale = true)
	});
	const shelf = shelfOf({ files, canaryFiles: createCanaryFiles(files), onClosed: () => app.lock() });
	const app: AppState = new AppState({
		release: version.replace(/ [0-9a-f]{8}$/, ''),
		shelf,
		vault: lazily(async () => (await vaults()).createVault({ random, tries, startWorker })),
		fetchAhead: async () => (await vaults()).loadAgreement(),
		backupFile: lazily(async () => (await vaultsOfCopies()).createBackupFile()),
		secondCopy: lazily(async () => (await storages()).createSecondCopy(files), notFetched),
		drafts: draftStore(),
		post: fetchedOnce(async () => (await import('./post-parts.ts')).createPostParts()),
		laptopStore: lazily(async () => (await storages()).createLaptopStore(), notFetched),
		laptopVault: lazily(async () =>
			(await vaultsOfCopies()).createLaptopVault({ random, tries, startWorker })
		),
		clock,
		random,
		voice: createVoice(
			{
				readDigits: (text, language) => (isLanguage(language) ? readDigits(text, language) : text),
				onUnsaid: (text) => app.speaker.showUnsaid(text)
			},
			door
		),
		recorder: createRecorder(),
		voiceStore: lazily(async () => (await storages()).createVoiceStore(), notFetched),
		fileOut: createFileOut(),
		settings,
		sounds: createSounds({ settings, door }),
		updates,
		installing: createInstalling(),
		...readersBesideScreen(startWorker),
		vibrate: createVibration(),
		whenIdle: untilIdle,
		whenQuiet: untilQuiet,
		idleLock: createIdleLock({ clock, onLock: () => app.lock() }),
		wakeLock: createWakeLock(),
		phoneLanguage: navigator.language,
		host: globalThis.location,
		secure: globalThis.isSecureContext && 'subtle' in crypto && 'indexedDB' in globalThis
	});
	return app;
}

/** Each in a worker that is ended with its answer. */
function readersBesideScreen(startWorker: (address: string) => Worker) {
	const startReading = async () => startWorker((await import('./import-worker.ts?worker&url')).default);
	return {
		readSheet: createSheetReader(startReading),
		openPageReader: async () => (await import('./page-reader.ts')).createPageReader(startWorker),
		readJournal: createJournalReader(startReading),
		readBack: createCopyReadBack(startReading),
		auditPages: createPageAudit(startReading),
		checkCopy: createCopyChecker(startReading, () => import('#session/copy-acts.ts'))
	};
}

/** Its covers are there at once, the storage behind it when it is asked for. */
function shelfOf({ files, canaryFiles, onClosed }: ShelfOptions) {
	return shelfLater({
		look: () => coversAtStart({ canaryFiles }),
		fetchIt: async () => {
			const { createReserve, createRescue, createShelf } = await storages();
			const [reserve, rescue] = [createReserve(files), createRescue(files)];
			return createShelf({ canaryFiles, reserve, rescue, onClosed });
		}
	});
}

interface ShelfOptions {
	readonly files: ReturnType<typeof createPrivateFiles>;
	readonly canaryFiles: ReturnType<typeof createCanaryFiles>;
	readonly onClosed: () => void;
}
