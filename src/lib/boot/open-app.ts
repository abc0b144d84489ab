import {
	createAudioDoor,
	createClock,
	createFileOut,
	createIdleLock,
	createInstalling,
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
	untilIdle
} from '#device';
import {
	createCanaryFiles,
	createDraftStore,
	createLaptopStore,
	createPrivateFiles,
	createRescue,
	createReserve,
	createSecondCopy,
	createShelf,
	createVoiceStore
} from '#storage';
import { isLanguage, readDigits } from '#i18n';
import { AppState } from '#session/app-state.svelte.ts';
import { lazily } from './lazily.ts';

const vaults = () => import('#vault');

/** Puts the real parts together. The only place that sees storage, vault and device; called once by the root layout. */
export function openApp(): AppState {
	const clock = createClock();
	const settings = createSettings();
	const random = createRandom();
	const door = createAudioDoor();
	const startWorker = createStartWorker();
	const files = createPrivateFiles({ startWorker });
	const tries = createTryCounter({ clock });
	const updates = createUpdates({
		onOfflineReady: () => (app.files.ready = true),
		onUpdateReady: () => (app.files.newer = true),
		onStale: () => (app.files.stale = true)
	});
	const app: AppState = new AppState({
		shelf: createShelf({
			canaryFiles: createCanaryFiles(files),
			reserve: createReserve(files),
			rescue: createRescue(files),
			onClosed: () => app.lock()
		}),
		vault: lazily(async () => (await vaults()).createVault({ random, tries, startWorker })),
		fetchKeys: vaults,
		backupFile: lazily(async () => (await vaults()).createBackupFile()),
		secondCopy: createSecondCopy(files),
		drafts: createDraftStore(),
		laptopStore: createLaptopStore(),
		laptopVault: lazily(async () => (await vaults()).createLaptopVault({ random, tries, startWorker })),
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
		voiceStore: createVoiceStore(),
		fileOut: createFileOut(),
		settings,
		sounds: createSounds({ settings, door }),
		updates,
		installing: createInstalling(),
		readSheet: createSheetReader(startWorker),
		vibrate: createVibration(),
		whenIdle: untilIdle,
		idleLock: createIdleLock({ clock, onLock: () => app.lock() }),
		secure: globalThis.isSecureContext && 'subtle' in crypto && 'indexedDB' in globalThis
	});
	return app;
}
