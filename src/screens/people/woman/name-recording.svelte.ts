import type { MemberId } from '#kernel';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/** A woman's name as she or a neighbour says it: recorded, heard back, kept with her name on this phone. */
export class NameRecording {
	readonly #meeting: MeetingView;
	readonly #memberId: MemberId;
	recording = $state(false);
	/** There is a recording of her name. */
	isThere = $state(false);

	constructor(meeting: MeetingView, memberId: MemberId) {
		this.#meeting = meeting;
		this.#memberId = memberId;
		this.isThere = meeting.book.voice(memberId) !== null;
	}

	/** Begins to record, or ends it, keeps it and plays it back. */
	async press(): Promise<void> {
		const { app, writer } = this.#meeting;
		app.speaker.stop();
		writer.closeRefusal();
		if (this.recording) {
			this.recording = false;
			const clip = await app.parts.recorder.stop();
			if (clip !== null && (await this.keep(clip))) this.hear();
			return;
		}
		const begun = await app.parts.recorder.start();
		if (begun.ok) this.recording = true;
		else writer.refuse(begun.error);
	}

	hear(): void {
		const clip = this.#meeting.book.voice(this.#memberId);
		if (clip !== null) void this.#meeting.app.parts.voice.play(clip);
	}

	/** @param clip null takes the recording away @returns false when it could not be kept */
	async keep(clip: Uint8Array | null): Promise<boolean> {
		const { book, writer } = this.#meeting;
		if (clip === null && !this.isThere) return true;
		const saved = await book.saveVoice(this.#memberId, clip);
		if (!saved.ok) writer.refuse(saved.error);
		else this.isThere = book.voice(this.#memberId) !== null;
		return saved.ok;
	}

	/** The microphone is let go. */
	leave(): void {
		this.recording = false;
		this.#meeting.app.parts.recorder.release();
	}
}
