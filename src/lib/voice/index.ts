export {
	clipId,
	endsSentence,
	heardWords,
	type HeardWord,
	type Pause,
	coverWithClips,
	type ClipCost,
	type Piece
} from './cover.ts';
export { leanFromOgg, playable } from './lean-clip.ts';
export {
	packLimits,
	readKeptPack,
	readPack,
	writePack,
	type PackRefusal,
	type VoicePack,
	type VoicePackAbout
} from './pack-file.ts';
