/** jsdom lays nothing out: nobody is told a size, and what asks for one goes by none. */
class NoSizes implements ResizeObserver {
	observe(): void {
		return;
	}
	unobserve(): void {
		return;
	}
	disconnect(): void {
		return;
	}
}

globalThis.ResizeObserver = NoSizes;

// jsdom has no modal dialogs either: one is open, or it is not.
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
	this.open = true;
};
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
	this.open = false;
};
