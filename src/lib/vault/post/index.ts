export { framed, unframed } from '#kernel';
export {
	boxKeyOf,
	boxSecretLength,
	idOf,
	isReadingProof,
	officeKeyOf,
	readingProof,
	stamperOf,
	type Stamper
} from './box.ts';
export {
	readBoxCard,
	readBoxLetters,
	routePattern,
	writeBoxCard,
	writeBoxLetters,
	type BoxCard,
	type BoxCardRefusal
} from './box-card.ts';
export type { SigningKey } from '../signatures.ts';
export {
	carryKeys,
	longestEnvelope,
	sealPage,
	type EnvelopePlace,
	type Lane,
	type TooLongForEnvelope
} from './envelope.ts';
export { createPostVault } from './for-phone.ts';
export { sealEras, type GroupLock } from './eras.ts';
export {
	carriedKeys,
	checkStamp,
	openEras,
	openSealedPage,
	readEnvelope,
	type EnvelopeHead,
	type EnvelopeRefusal,
	type ErasOpener
} from './open-envelope.ts';
export { openPages, type PagesOfWriter, type PageStop } from './open-pages.ts';
export { readTicket, ticketLength, writeTicket, type Ticket } from './ticket.ts';
