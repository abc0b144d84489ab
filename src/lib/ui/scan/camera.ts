/** The camera while its view stands. */
export interface Camera {
	readonly video: HTMLVideoElement;
	readonly track: MediaStreamTrack | undefined;
	/** The view may end while something is waited for, so this is asked after each wait. */
	readonly hasEnded: () => boolean;
}

interface Shown {
	/** Where it is shown, once the view stands. */
	readonly view: () => HTMLVideoElement | undefined;
	/** What is wished for, px. */
	readonly size: { readonly width: number; readonly height: number };
	readonly look: (camera: Camera) => Promise<void>;
	/** There is no camera, or it was not allowed. */
	readonly onfail: () => void;
}

/** Opens the camera at the back of the phone and shows it; for `onMount`. @returns ends it with the view */
export function showCamera({ view, size: { width, height }, look, onfail }: Shown): () => void {
	let ended = false;
	let stream: MediaStream | null = null;
	const hasEnded = (): boolean => ended;

	function stop(): void {
		for (const track of stream?.getTracks() ?? []) track.stop();
	}

	async function open(): Promise<void> {
		let camera: Camera;
		try {
			const wanted = { facingMode: 'environment', width: { ideal: width }, height: { ideal: height } };
			stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
			const video = view();
			if (hasEnded() || video === undefined) {
				stop();
				return;
			}
			video.srcObject = stream;
			await video.play();
			camera = { video, track: stream.getVideoTracks()[0], hasEnded };
		} catch {
			if (!hasEnded()) onfail();
			return;
		}
		await look(camera);
	}

	void open();
	return () => {
		ended = true;
		stop();
	};
}
