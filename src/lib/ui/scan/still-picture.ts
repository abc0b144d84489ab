/** Longest side in px of a picture to be read: the best size for a sheet. */
export const pictureSide = 1640;

/** Returns a picture's pixels, its longer side at most `side`; null if the phone cannot allocate the canvas. */
export function pixelsOf(
	picture: CanvasImageSource,
	{ width, height }: { readonly width: number; readonly height: number },
	side: number
): ImageData | null {
	const factor = Math.min(1, side / Math.max(width, height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * factor);
	canvas.height = Math.round(height * factor);
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return pen?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

/** Pixels of a photograph, rotated upright by its EXIF data; null if the file is no picture. The bitmap is closed. */
export async function pixelsOfPhoto(file: Blob): Promise<ImageData | null> {
	const photo = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
	if (photo === null) return null;
	const pixels = pixelsOf(photo, photo, pictureSide);
	photo.close();
	return pixels;
}
