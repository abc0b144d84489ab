import type { Recorder, RecorderRefusal } from '#app';
import { err, ok, type Result } from '#kernel';

/** Speech in one channel: a word is about two thousand bytes. */
const bitsPerSecond = 16_000;

/** Nobody speaks longer than this into one prompt; a forgotten recording ends. */
const longestMilliseconds = 20_000;

/** What is tried in turn; the phone's own choice where it knows none of them. */
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

/** Records one piece after the other; the microphone stays open between them, because phones take a second to open it. */
export function createRecorder(): Recorder {
	let stream: MediaStream | null = null;
	let recording: Recording | null = null;

	const release = (): void => {
		for (const track of stream?.getTracks() ?? []) track.stop();
		stream = null;
		recording = null;
	};
	return {
		release,
		async start() {
			if (!('MediaRecorder' in globalThis) || !('mediaDevices' in navigator))
				return err({ type: 'NoMicrophone' });
			if (stream === null) {
				const opened = await openMicrophone();
				if (!opened.ok) return opened;
				stream = opened.value;
			}
			recording = await startRecording(stream);
			return ok(undefined);
		},
		async stop() {
			const bytes = (await recording?.stop()) ?? null;
			recording = null;
			return bytes === null || bytes.length === 0 ? null : bytes;
		}
	};
}

async function openMicrophone(): Promise<Result<MediaStream, RecorderRefusal>> {
	try {
		const audio = { channelCount: 1, noiseSuppression: true, autoGainControl: true };
		return ok(await navigator.mediaDevices.getUserMedia({ audio }));
	} catch (error) {
		const isAbsent = error instanceof DOMException && error.name === 'NotFoundError';
		return err({ type: isAbsent ? 'NoMicrophone' : 'MicrophoneRefused' });
	}
}

interface Recording {
	readonly stop: () => Promise<Uint8Array>;
}

function startRecording(stream: MediaStream): Promise<Recording> {
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
