import type { RecorderRefusal } from '#app';
import { err, ok, type Result } from '#kernel';

/** Speech in one channel: a word is about two thousand bytes. */
const bitsPerSecond = 16_000;

/** Nobody speaks longer than this into one prompt; a forgotten recording ends. */
const longestMilliseconds = 20_000;

/** Preferred formats in this order; the browser chooses if it knows none of them. */
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

export async function openMicrophone(): Promise<Result<MediaStream, RecorderRefusal>> {
	try {
		const audio = { channelCount: 1, noiseSuppression: true, autoGainControl: true };
		return ok(await navigator.mediaDevices.getUserMedia({ audio }));
	} catch (error) {
		const isAbsent = error instanceof DOMException && error.name === 'NotFoundError';
		return err({ type: isAbsent ? 'NoMicrophone' : 'MicrophoneRefused' });
	}
}

export interface Recording {
	readonly stop: () => Promise<Uint8Array>;
}

export function startRecording(stream: MediaStream): Promise<Recording> {
	const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
	const recorder = new MediaRecorder(stream, {
		audioBitsPerSecond: bitsPerSecond,
		...(mimeType !== undefined && { mimeType })
	});
	const parts: Blob[] = [];
	recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
	const ended = new Promise<Uint8Array>((resolve) => {
		recorder.addEventListener('stop', () => {
			clearTimeout(timer);
			void new Blob(parts).arrayBuffer().then((bytes) => resolve(new Uint8Array(bytes)));
		});
	});
	const end = (): void => {
		if (recorder.state !== 'inactive') recorder.stop();
	};
	const timer = setTimeout(end, longestMilliseconds);
	const stop = (): Promise<Uint8Array> => {
		end();
		return ended;
	};
	return new Promise((resolve) => {
		recorder.addEventListener('start', () => resolve({ stop }), { once: true });
		recorder.start();
	});
}
