import { argon2id } from 'hash-wasm';

export interface Argon2Job {
	readonly secret: Uint8Array;
	/** 16 bytes. */
	readonly salt: Uint8Array;
	readonly memoryKib: number;
	readonly passes: number;
}

/** Argon2id version 1.3 (RFC 9106) in one lane. @returns 32 bytes */
export function runArgon2(job: Argon2Job): Promise<Uint8Array> {
	return argon2id({
		password: job.secret,
		salt: job.salt,
		memorySize: job.memoryKib,
		iterations: job.passes,
		parallelism: 1,
		hashLength: 32,
		outputType: 'binary'
	});
}
