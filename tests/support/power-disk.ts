import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * A disk of its own whose power can be cut: ext4 in a file of this machine, mounted as phones mount it. Linux drops at once whatever was not
 * written out and writes nothing more, the journal not either (EXT4_IOC_SHUTDOWN without a flush, as the tests of file systems cut power);
 * mounted again, the disk plays its journal and has what a phone would have: bytes that were flushed; names and lengths of files as of the
 * last flush of any file or the last five seconds; other bytes only where Linux wrote them by itself, after half a minute. So a file may end in
 * zeros where its length was kept and its last bytes were not. The disk does not lie about its flushes.
 */

const bytes = 192 * 1024 * 1024;
const options = 'loop,noatime,noauto_da_alloc';

/** FS_IOC_SHUTDOWN of Linux with the flag that flushes no journal. */
const shutDown =
	'sysopen(my $d, $ARGV[0], 0) or die $!; $| = 1; print "ready\\n"; my $f = pack("L", 2); <STDIN>; ioctl($d, 0x8004587D, $f) or die $!;';

export class PowerDisk {
	readonly #folder = mkdtempSync(join(tmpdir(), 'bahi-power-'));
	readonly #image = join(this.#folder, 'disk');
	/** Where it is mounted. */
	readonly path = join(this.#folder, 'mounted');
	#cutter: ChildProcess | null = null;

	/** @throws Error that says what this machine lacks */
	static create(): PowerDisk {
		const lacking = whatIsMissing();
		if (lacking !== null)
			throw new Error(`No disk can be made here whose power is cut: ${lacking}\n${whatIsNeeded}`);
		const disk = new PowerDisk();
		try {
			disk.#make();
		} catch (cause) {
			rmSync(disk.#folder, { recursive: true, force: true });
			throw new Error(`No disk can be made here whose power is cut.\n${whatIsNeeded}`, { cause });
		}
		return disk;
	}

	#make(): void {
		writeFileSync(this.#image, '');
		truncateSync(this.#image, bytes);
		run('mkfs.ext4', '-q', '-F', '-b', '4096', this.#image);
		mkdirSync(this.path);
		this.#mount();
	}

	/** @returns what cuts the power; made ready before, so that no time passes between the look at the screen and the cut */
	async readyToCut(): Promise<() => Promise<void>> {
		const cutter = spawn('perl', ['-e', shutDown, this.path], { stdio: ['pipe', 'pipe', 'inherit'] });
		this.#cutter = cutter;
		await once(cutter.stdout, 'data');
		return async () => {
			cutter.stdin.end('\n');
			const [code] = (await once(cutter, 'exit')) as [number];
			if (code !== 0) throw new Error('the power was not cut');
		};
	}

	/** The phone lies for a minute: Linux writes out everything by itself. */
	rests(): void {
		run('sync', '-f', this.path);
	}

	/** After the cut, once no program holds it any more. */
	async powerIsBack(): Promise<void> {
		await this.#unmount();
		this.#mount();
	}

	async remove(): Promise<void> {
		this.#cutter?.kill('SIGKILL');
		await this.#unmount();
		rmSync(this.#folder, { recursive: true, force: true });
	}

	#mount(): void {
		run('mount', '-o', options, this.#image, this.path);
	}

	/** A browser that was killed lets go of its files a moment later. */
	async #unmount(): Promise<void> {
		for (let time = 0; time < 100; time += 1) {
			if (spawnSync('umount', [this.path]).status === 0) return;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		run('umount', this.path);
	}
}

const whatIsNeeded =
	'It needs Linux, root, loop devices, and the commands mount, umount, mkfs.ext4 (package e2fsprogs) and perl.';

function whatIsMissing(): string | null {
	if (process.platform !== 'linux') return 'this is not Linux.';
	if (process.getuid?.() !== 0) return 'only root may mount it.';
	const gone = ['mount', 'umount', 'mkfs.ext4', 'sync', 'perl'].filter(
		(command) => spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0
	);
	return gone.length === 0 ? null : `there is no ${gone.join(', no ')}.`;
}

function run(command: string, ...args: readonly string[]): void {
	const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr.trim()}`);
}
