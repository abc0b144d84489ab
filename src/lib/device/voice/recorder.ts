import type { Recorder } from '#app';
import { err, ok } from '#kernel';
import type { Recording } from './microphone.ts';

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
			// The first screen records nothing, and does not wait for this.
			const { openMicrophone, startRecording } = await import('./microphone.ts');
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
