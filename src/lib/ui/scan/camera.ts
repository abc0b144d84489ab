/** The camera while its view is mounted. */
export interface Camera {
	readonly video: HTMLVideoElement;
	readonly track: MediaStreamTrack | undefined;
	/** True once the view is destroyed; to be checked after each await. */
	readonly hasEnded: () => boolean;
}

interface Shown {
	/** Element that shows the camera; undefined before the mount. */
	readonly view: () => HTMLVideoElement | undefined;
	/** Requested resolution, px. */
	readonly size: { readonly width: number; readonly height: number };
	readonly look: (camera: Camera) => Promise<void>;
	/** Called if there is no camera, or its use was not allowed. */
	readonly onfail: () => void;
}

/** Opens the phone's back camera and shows it; for `onMount`. @returns closes the camera */
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
