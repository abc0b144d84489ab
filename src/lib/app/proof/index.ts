export * from './sign-proof.ts';
export {
	type BalanceShare,
	type Continuation,
	continuationOf,
	type FigureName,
	figureNames,
	isCount,
	nameInCode,
	type PrintKind,
	type Proof,
	type ProofContent,
	type ProofRefusal
} from './proof-content.ts';
export * from './proof-text.ts';
export { hasAllParts } from './proof-bytes.ts';
