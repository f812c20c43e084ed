// SPDX-License-Identifier: MIT
//
// The RP2040 with both processors: the peripherals of rp2040js, two of our processors, what lies between those, the boot
// ROM's part of a start, and reset by the watchdog.
//
// Each processor has its own time; the one that is behind runs next, a few instructions at a time.  With a seed, how many
// is random, mostly few, sometimes as many as a function has: the same seed gives the same order of everything, another one
// another.

import { createRequire } from 'node:module';
import path from 'node:path';

import { Processor } from './processor.mjs';

const require = createRequire(import.meta.url);
const { RP2040 } = require('rp2040js');
const base = path.dirname(require.resolve('rp2040js'));
const { RPSIO } = require(path.join(base, 'sio.js'));
const { RPPPB } = require(path.join(base, 'peripherals', 'ppb.js'));

const RAM_END = 0x20042000;
const FLASH = 0x10000000;
const BOOT2_SIZE = 256;
const FLASH_SIZE = 2 << 20;
const FIFO_DEPTH = 8;
const IRQ_FIFO = 15;
// How long a byte takes to arrive on the console, in ns: faster than any real line, slower than its interrupt handler.
const BYTE_TIME = 20000;
// How many cycles a processor may be ahead of the other one.
const LEAD = 16;
// With a seed: one turn of so many is so many times as long.
const SELDOM = 64;
const LONG = 200;

// Alarms of the peripherals, in the machine's time.
class Clock {
  constructor(machine) {
    this.machine = machine;
    this.alarms = []; // the next one last
  }

  get nanos() {
    return this.machine.now();
  }

  get micros() {
    return this.nanos / 1000;
  }

  // When the next alarm is due.
  get next() {
    return this.alarms.length ? this.alarms[this.alarms.length - 1].nanos : Infinity;
  }

  createAlarm(callback) {
    const clock = this;
    return {
      nanos: 0,
      callback,
      schedule(delta) {
        clock.remove(this);
        this.nanos = clock.nanos + delta;
        clock.insert(this);
      },
      cancel() {
        clock.remove(this);
      },
    };
  }

  insert(alarm) {
    let i = this.alarms.length;
    while (i > 0 && this.alarms[i - 1].nanos <= alarm.nanos) i--;
    this.alarms.splice(i, 0, alarm);
    this.machine.interrupt();
  }

  remove(alarm) {
    const i = this.alarms.indexOf(alarm);
    if (i >= 0) this.alarms.splice(i, 1);
  }

  // Calls what is due at the time.
  fire(time) {
    while (this.next <= time) this.alarms.pop().callback();
  }
}

// The two queues between the processors, and the boot ROM at the end of one until core 1 runs.
class Fifos {
  constructor(machine) {
    this.machine = machine;
    this.queues = [[], []]; // by reader
    this.trouble = [0, 0]; // bits of the state: overflow, underflow
    this.bootWords = [];
  }

  state(id) {
    return (this.queues[id].length ? 1 : 0) | (this.queues[1 - id].length < FIFO_DEPTH ? 2 : 0) | this.trouble[id];
  }

  update() {
    for (let id = 0; id < 2; id++) this.machine.raise(id, IRQ_FIFO + id, (this.state(id) & 13) !== 0);
  }

  read(id) {
    let x = 0;
    if (this.queues[id].length) x = this.queues[id].shift();
    else this.trouble[id] |= 8;
    this.update();
    return x;
  }

  write(id, x) {
    const queue = this.queues[1 - id];
    if (id === 0 && !this.machine.running[1]) this.boot(x);
    else if (queue.length < FIFO_DEPTH) queue.push(x);
    else this.trouble[id] |= 4;
    this.update();
  }

  clear(id) {
    this.trouble[id] = 0;
    this.update();
  }

  // Core 1's ROM: 0, 0, 1, vectors, stack, start; it repeats each word, and begins anew at a wrong one.
  boot(x) {
    const wanted = [0, 0, 1][this.bootWords.length];
    if (wanted === undefined || wanted === x) this.bootWords.push(x);
    else this.bootWords = x === 0 ? [0] : [];
    this.queues[0].push(x);
    this.machine.sendEvent();
    if (this.bootWords.length === 6) this.machine.startCore1(...this.bootWords.slice(3));
  }
}

// The single-cycle IO block as one processor sees it: number, FIFOs, divider and interpolators are its own.
class Sio {
  constructor(machine, id, own, shared) {
    Object.assign(this, { machine, id, own, shared });
  }

  // Offsets whose registers each processor has for itself.
  block(offset) {
    return offset >= 0x60 && offset < 0x100 ? this.own : this.shared;
  }

  readUint32(offset) {
    const { fifos } = this.machine;
    if (offset === 0) return this.id;
    if (offset === 0x50) return fifos.state(this.id);
    if (offset === 0x58) return fifos.read(this.id);
    return this.block(offset).readUint32(offset);
  }

  writeUint32(offset, x) {
    const { fifos } = this.machine;
    if (offset === 0x50) fifos.clear(this.id);
    else if (offset === 0x54) fifos.write(this.id, x);
    else this.block(offset).writeUint32(offset, x);
  }
}

export class Machine {
  // image: the flash's contents; options: seed (0: no randomness), onByte(byte) for what the console sends, log(text).
  constructor(image, options = {}) {
    this.options = { seed: 0, onByte() {}, log() {}, ...options };
    this.ram = new Uint8Array(RAM_END - 0x20000000);
    this.flash = new Uint8Array(FLASH_SIZE).fill(0xff);
    this.flash.set(image);
    this.random = (this.options.seed * 2654435761) >>> 0 || 1;
    this.received = []; // bytes on their way to the console
    this.time = 0;
    this.resets = 0;
    this.instructions = [0, 0]; // before the last reset
    this.reset();
  }

  // ---- Time. ----

  now() {
    const { active } = this;
    return active ? active.time + active.spent * this.cycle : this.time;
  }

  // Something has changed: looks again who runs.
  interrupt() {
    if (this.active) this.active.stop = true;
  }

  next32() {
    this.random ^= this.random << 13;
    this.random ^= this.random >>> 17;
    this.random ^= this.random << 5;
    return this.random >>> 0;
  }

  // ---- Start. ----

  reset() {
    this.active = null;
    this.resetAsked = false;
    this.clock = new Clock(this);
    const rp = (this.rp = new RP2040(this.clock));
    Object.assign(rp, { sram: this.ram, sramView: new DataView(this.ram.buffer), flash: this.flash });
    rp.flash16 = new Uint16Array(this.flash.buffer);
    rp.flashView = new DataView(this.flash.buffer);
    if (this.cores) this.cores.forEach((core, id) => (this.instructions[id] += core.instructions));
    this.cores = [new Processor(this, 0), new Processor(this, 1)];
    this.cores.forEach(core => (core.time = this.time));
    this.running = [true, false];
    this.fifos = new Fifos(this);
    this.connect(rp);
    this.boot();
  }

  connect(rp) {
    this.cycle = 1e9 / rp.clkSys;
    rp.core = this.cores[0];
    rp.setInterrupt = (irq, on) => this.cores.forEach((_, id) => this.raise(id, irq, on));
    rp.addClockListener(frequency => this.changeClock(frequency));
    rp.logger = this.logger();
    const rp1 = Object.create(rp); // as core 1's own peripherals see it
    rp1.core = this.cores[1];
    const shared = new RPSIO(rp);
    this.sios = [new Sio(this, 0, shared, shared), new Sio(this, 1, new RPSIO(rp1), shared)];
    rp.sio = this.sios[0];
    this.ppbs = [new RPPPB(rp, 'PPB'), new RPPPB(rp1, 'PPB1')];
    rp.ppb = this.ppbs[0];
    rp.uart[0].onByte = byte => this.options.onByte(byte);
    rp.peripherals[0x40058].onWatchdogTrigger = () => {
      this.resetAsked = true;
      this.interrupt();
    };
    rp.peripherals[0x40060] = this.ringOscillator();
    this.byteAlarm = this.clock.createAlarm(() => this.deliver());
    if (this.received.length) this.byteAlarm.schedule(BYTE_TIME);
  }

  // rp2040js only tells its logger what is not there.
  logger() {
    const note = (name, text) => {
      if (/invalid memory|undefined address/.test(text)) this.unmapped = true;
      else this.options.log(`${name}: ${text}`);
    };
    return { debug() {}, info() {}, warn: note, error: note };
  }

  // Its random bit; what else it has nobody needs.
  ringOscillator() {
    return { readUint32: offset => (offset === 0x1c ? this.next32() & 1 : 0), writeUint32Atomic() {} };
  }

  changeClock(frequency) {
    if (this.active) {
      this.active.time = this.now();
      this.active.spent = 0;
    }
    this.cycle = 1e9 / frequency;
    this.interrupt();
  }

  // The ROM checks the second-stage boot, copies it to the end of RAM and calls it.
  boot() {
    const boot2 = this.flash.subarray(0, BOOT2_SIZE);
    const stored = new DataView(boot2.buffer).getUint32(BOOT2_SIZE - 4, true);
    if (checksum(boot2.subarray(0, BOOT2_SIZE - 4)) !== stored) throw new Error('the second-stage boot has no checksum');
    const at = RAM_END - BOOT2_SIZE;
    this.ram.set(boot2, at - 0x20000000);
    this.cores[0].start(0, at, at);
  }

  startCore1(vectors, sp, pc) {
    const core = this.cores[1];
    core.start(vectors, sp, pc);
    core.time = this.now();
    this.running[1] = true;
    this.interrupt();
  }

  // ---- What processors ask of the bus. ----

  load(core, address, size) {
    const word = this.loadWord(core, address & ~3);
    return word === undefined ? undefined : (word >>> (8 * (address & 3))) & (size === 4 ? -1 : (1 << (8 * size)) - 1);
  }

  loadWord(core, address) {
    address >>>= 0;
    if (address >>> 12 === 0xe000e && core.isMpu(address & 0xfff)) return core.loadMpu(address & 0xfff);
    if (address >>> 28 === 13) return this.sios[core.number].readUint32(address & 0xfffffff);
    if (address >>> 12 === 0xe000e) return this.ppbs[core.number].readUint32(address & 0xfff);
    this.unmapped = false;
    const word = this.rp.readUint32(address);
    return this.unmapped ? undefined : word;
  }

  store(core, address, x, size) {
    if (address < 0x14000000) return false; // ROM, flash
    const isOwn = address >>> 28 === 13 || address >>> 12 === 0xe000e;
    if (isOwn && size !== 4) return false;
    if (address >>> 28 === 13) {
      this.sios[core.number].writeUint32(address & 0xfffffff, x);
      return true;
    }
    if (address >>> 12 === 0xe000e) {
      if (core.isMpu(address & 0xfff)) core.storeMpu(address & 0xfff, x);
      else this.ppbs[core.number].writeUint32(address & 0xfff, x);
      return true;
    }
    this.unmapped = false;
    if (size === 4) this.rp.writeUint32(address, x);
    else if (size === 2) this.rp.writeUint16(address, x);
    else this.rp.writeUint8(address, x);
    return !this.unmapped;
  }

  // For tests: before the next instructions of threads on processors that are awake, a jump, and if sp is not 0 with
  // another stack pointer.
  jump(pc, sp) {
    for (const core of this.cores)
      if (!core.waiting)
        core.intrude(r => {
          r[15] = pc;
          if (sp) r[13] = sp;
        });
  }

  noteFault(text) {
    this.options.log(`fault: ${text}`);
  }

  raise(id, irq, on) {
    const core = this.cores[id];
    core.setInterrupt(irq, on);
    if (on && core.waiting) this.interrupt();
  }

  sendEvent() {
    for (const core of this.cores) core.event = true;
    this.interrupt();
  }

  // ---- The console. ----

  // Bytes that somebody types.
  type(bytes) {
    if (!this.received.length) this.byteAlarm.schedule(BYTE_TIME);
    for (const byte of bytes) this.received.push(byte);
  }

  deliver() {
    const uart = this.rp.uart[0];
    if (this.received.length && uart.enabled && !uart.rxFIFO.full) uart.feedByte(this.received.shift());
    if (this.received.length) this.byteAlarm.schedule(BYTE_TIME);
  }

  // ---- Running. ----

  // Wakes who has a reason to; a sleeper's time is that of the moment.
  wake() {
    for (let id = 0; id < 2; id++) {
      const core = this.cores[id];
      if (!this.running[id] || !core.waiting || !core.wakes()) continue;
      core.waiting = false;
      core.interruptsUpdated = true;
      core.time = Math.max(core.time, this.time);
    }
  }

  // Who runs next: of those that are awake the one that is behind; null: nobody.
  choose() {
    const [a, b] = this.cores;
    const first = this.running[0] && !a.waiting ? a : null;
    const second = this.running[1] && !b.waiting ? b : null;
    if (first && second) return b.time < a.time ? b : a;
    return first || second;
  }

  // How many cycles the core may run now.
  budget(core) {
    const other = this.cores[1 - core.number];
    const alone = !this.running[other.number] || other.waiting;
    const lead = this.options.seed ? this.randomLead() : LEAD;
    return Math.max(1, Math.min(alone ? 1e6 : lead, Math.ceil((this.clock.next - core.time) / this.cycle)));
  }

  randomLead() {
    const random = this.next32();
    return (1 + (random % (2 * LEAD))) * ((random >>> 8) % SELDOM ? 1 : LONG);
  }

  // Runs until somebody has spent so many cycles, or all sleep; returns whether somebody is awake.
  run(cycles) {
    for (let left = cycles; left > 0; ) {
      this.clock.fire(this.time);
      this.wake();
      const core = this.choose();
      if (!core) return false;
      const budget = this.budget(core);
      this.active = core;
      core.run(budget);
      this.active = null;
      left -= core.spent;
      core.time += core.spent * this.cycle;
      core.spent = 0;
      if (core.lockup) throw new Error(core.lockup);
      this.time = Math.max(this.time, this.leastTime());
      if (this.resetAsked) {
        this.resets++;
        this.reset();
      }
    }
    return true;
  }

  // What everybody who is awake has reached; if nobody is, the latest one that fell asleep.
  leastTime() {
    const times = this.cores.filter((core, id) => this.running[id] && !core.waiting).map(core => core.time);
    return times.length ? Math.min(...times) : Math.max(...this.cores.map(core => core.time));
  }

  // All sleep: lets time pass, up to the next alarm at most.
  sleep(nanos) {
    this.time = Math.min(this.time + nanos, this.clock.next);
  }

  statistics() {
    return {
      nanos: this.time,
      instructions: this.cores.map((core, id) => this.instructions[id] + core.instructions),
      resets: this.resets,
    };
  }
}

// As the ROM computes it: CRC-32 from the top bit down, not inverted at the end.
export function checksum(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let i = 0; i < 8; i++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

// What a UF2 file puts into the flash of an RP2040.
export function flashOf(uf2) {
  const view = new DataView(uf2.buffer, uf2.byteOffset, uf2.length);
  const image = new Uint8Array(FLASH_SIZE).fill(0xff);
  for (let at = 0; at + 512 <= uf2.length; at += 512) {
    const word = i => view.getUint32(at + 4 * i, true);
    if (word(0) !== 0x0a324655 || word(1) !== 0x9e5d5157 || view.getUint32(at + 508, true) !== 0x0ab16f30)
      throw new Error('this is no UF2 file');
    if (word(7) !== 0xe48bff56) throw new Error('this UF2 file is for another chip');
    image.set(uf2.subarray(at + 32, at + 32 + word(4)), word(3) - FLASH);
  }
  return image;
}
