export {
	boxKeyOf,
	boxSecretLength,
	idOf,
	isReadingProof,
	officeKeyOf,
	readBoxCard,
	readBoxLetters,
	readingProof,
	routePattern,
	stamperOf,
	writeBoxCard,
	writeBoxLetters,
	type BoxCard,
	type BoxCardRefusal,
	type Stamper
} from './box.ts';
export {
	carriedKeys,
	carryKeys,
	checkStamp,
	framed,
	longestEnvelope,
	openSealedPage,
	readEnvelope,
	sealPage,
	unframed,
	type EnvelopeHead,
	type EnvelopePlace,
	type EnvelopeRefusal,
	type Lane,
	type TooLongForEnvelope
} from './envelope.ts';
export { openEras, sealEras, type ErasOpener, type GroupLock } from './eras.ts';
export { openPages, type PagesOfWriter, type PageStop } from './open-pages.ts';
export { readTicket, ticketLength, writeTicket, type Ticket } from './ticket.ts';
