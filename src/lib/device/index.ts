export { createAudioDoor, type AudioDoor } from './voice/audio-context.ts';
export { createClock } from './clock.ts';
export {
	createCopyChecker,
	createCopyReadBack,
	createPageAudit,
	createJournalReader,
	createSheetReader,
	handedOver,
	readBesideScreen,
	type KeptWorker
} from './beside-screen.ts';
export { createFileOut } from './file-out.ts';
export * from './until-idle.ts';
export { createInstalling } from './installing.ts';
export { aloneOnPhone, deliverLater, phoneOfDelivery } from './post-courier.ts';
export { createPostDoor } from './post-http.ts';
export { createRandom } from './random.ts';
export { createRecorder } from './voice/recorder.ts';
export { createSettings } from './settings.ts';
export { createStartWorker } from './own-script.ts';
export { createTryCounter, type TryCounterOptions } from './try-counter.ts';
export { createUpdates, type UpdateEvents, type Updates } from './updates.ts';
export { createSounds, createVibration, type Vibrate } from './sounds.ts';
export { createVoice } from './voice/voice.ts';
export { createWakeLock } from './wake-lock.ts';
