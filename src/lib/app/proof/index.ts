export {
	carriedPrint,
	printedBookId,
	printedHead,
	signedOn,
	type CarriedPrint,
	type PrintedBook,
	readProof,
	signProof
} from './sign-proof.ts';
export { continuationOf, type Continuation } from './continues-paper.ts';
export {
	figureNames,
	isCount,
	nameInCode,
	type BalanceShare,
	type FigureName,
	type PrintKind,
	type Proof,
	type ProofContent,
	type ProofRefusal
} from './proof-content.ts';
export {
	checkAddress,
	type HostOfApp,
	fromCameraText,
	fromTypedLine,
	toCameraText,
	toTypedLines
} from './proof-text.ts';
export { hasAllParts } from './proof-bytes.ts';
