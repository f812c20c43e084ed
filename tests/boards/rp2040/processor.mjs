// SPDX-License-Identifier: MIT
//
// A Cortex-M0+ (ARMv6-M): instructions, exceptions, sleep.
//
// rp2040js has one, but one that takes flags wrong, wakes from sleep wrong, and is slow.  This one has the names that the
// peripherals of rp2040js use of a processor (setInterrupt, pendingInterrupts, interruptsUpdated, VTOR, ...).
//
// Of its MPU there is what keeps everybody from some memory; regions that give rights are not modelled.
//
// Cycles are those of the real processor with memory that never waits: the flash's cache is not modelled.

const NMI = 2;
const HARD_FAULT = 3;
const SVCALL = 11;
const PENDSV = 14;
const SYSTICK = 15;
const FIRST_IRQ = 16;
const THREAD_PRIORITY = 4; // below all four

// Places in `r' behind the sixteen registers.  N is r[NEGATIVE] < 0, Z is r[ZERO] === 0; C and V are 0 or 1.
const NEGATIVE = 16;
const ZERO = 17;
const CARRY = 18;
const OVERFLOW = 19;
const SP = 13;
const LR = 14;
const PC = 15;

// Registers of the MPU, in the processor's own page.
const MPU_TYPE = 0xd90;
const MPU_CTRL = 0xd94;
const MPU_RNR = 0xd98;
const MPU_RBAR = 0xd9c;
const MPU_RASR = 0xda0;
const MPU_REGIONS = 8;
const MPU_ON = 1;
const MPU_ON_IN_FAULTS = 2;

const RAM = 0x20000000;
const FLASH = 0x10000000;

// What an instruction throws that cannot be: a HardFault.
class Fault {
  constructor(what) {
    this.what = what;
  }
}

export class Processor {
  // bus: load(processor, address, size), store(processor, address, value, size) for what is neither RAM nor flash,
  // sendEvent(), and the memories ram and flash (Uint8Array).
  constructor(bus, number) {
    this.bus = bus;
    this.number = number;
    const { ram, flash } = bus;
    this.ramSize = ram.length;
    this.flashSize = flash.length;
    this.ram8 = ram;
    this.ram16 = new Uint16Array(ram.buffer, ram.byteOffset, ram.length >> 1);
    this.ram32 = new Int32Array(ram.buffer, ram.byteOffset, ram.length >> 2);
    this.flash8 = flash;
    this.flash16 = new Uint16Array(flash.buffer, flash.byteOffset, flash.length >> 1);
    this.flash32 = new Int32Array(flash.buffer, flash.byteOffset, flash.length >> 2);
    this.r = new Int32Array(20);
    this.otherSP = 0; // the stack pointer that is not in use
    this.onProcessStack = false;
    this.masked = false; // PRIMASK
    this.IPSR = 0;
    this.VTOR = 0;
    this.SHPR2 = 0;
    this.SHPR3 = 0;
    this.pendingNMI = this.pendingSVCall = this.pendingPendSV = this.pendingSystick = false;
    this.pendingInterrupts = 0;
    this.enabledInterrupts = 0;
    this.interruptPriorities = [0xffffffff, 0, 0, 0];
    this.interruptsUpdated = true; // look whether one can be taken
    this.waiting = false;
    this.waitsForEvent = false;
    this.event = false;
    this.stop = false; // ends run() after the instruction
    this.cycles = 0; // for the peripherals, which add to it
    this.spent = 0; // cycles of this run()
    this.instructions = 0;
    this.time = 0; // of the machine, when this run() began
    this.lockup = null;
    this.intrusion = null;
    this.mpuControl = 0;
    this.mpuRegion = 0;
    this.mpuBases = new Uint32Array(MPU_REGIONS);
    this.mpuSizes = new Uint32Array(MPU_REGIONS); // RASR
    this.denied = 0; // what the MPU forbids now: where it begins, in bytes behind the beginning of RAM
    this.deniedSize = 0;
  }

  start(vectors, sp, pc) {
    this.VTOR = vectors;
    this.r[SP] = sp & ~3;
    this.r[PC] = pc & ~1;
    this.r[LR] = -1;
  }

  // ---- Memory. ----

  load32(a) {
    const inRam = (a - RAM) >>> 0;
    if ((inRam - this.denied) >>> 0 < this.deniedSize) this.deny(a);
    if (inRam < this.ramSize && !(a & 3)) return this.ram32[inRam >> 2];
    const inFlash = (a - FLASH) >>> 0;
    if (inFlash < this.flashSize && !(a & 3)) return this.flash32[inFlash >> 2];
    return this.loadSlowly(a, 4);
  }

  load16(a) {
    const inRam = (a - RAM) >>> 0;
    if ((inRam - this.denied) >>> 0 < this.deniedSize) this.deny(a);
    if (inRam < this.ramSize && !(a & 1)) return this.ram16[inRam >> 1];
    const inFlash = (a - FLASH) >>> 0;
    if (inFlash < this.flashSize && !(a & 1)) return this.flash16[inFlash >> 1];
    return this.loadSlowly(a, 2) & 0xffff;
  }

  load8(a) {
    const inRam = (a - RAM) >>> 0;
    if ((inRam - this.denied) >>> 0 < this.deniedSize) this.deny(a);
    if (inRam < this.ramSize) return this.ram8[inRam];
    const inFlash = (a - FLASH) >>> 0;
    if (inFlash < this.flashSize) return this.flash8[inFlash];
    return this.loadSlowly(a, 1) & 0xff;
  }

  store32(a, x) {
    const inRam = (a - RAM) >>> 0;
    if ((inRam - this.denied) >>> 0 < this.deniedSize) this.deny(a);
    if (inRam < this.ramSize && !(a & 3)) this.ram32[inRam >> 2] = x;
    else this.storeSlowly(a, x, 4);
  }

  store16(a, x) {
    const inRam = (a - RAM) >>> 0;
    if ((inRam - this.denied) >>> 0 < this.deniedSize) this.deny(a);
    if (inRam < this.ramSize && !(a & 1)) this.ram16[inRam >> 1] = x;
    else this.storeSlowly(a, x, 2);
  }

  store8(a, x) {
    const inRam = (a - RAM) >>> 0;
    if ((inRam - this.denied) >>> 0 < this.deniedSize) this.deny(a);
    if (inRam < this.ramSize) this.ram8[inRam] = x;
    else this.storeSlowly(a, x, 1);
  }

  loadSlowly(a, size) {
    const x = a & (size - 1) ? undefined : this.bus.load(this, a >>> 0, size);
    if (x === undefined) throw new Fault(`load of ${size} bytes at ${(a >>> 0).toString(16)}`);
    return x | 0;
  }

  storeSlowly(a, x, size) {
    if (a & (size - 1) || !this.bus.store(this, a >>> 0, x >>> 0, size))
      throw new Fault(`store of ${size} bytes at ${(a >>> 0).toString(16)}`);
  }

  deny(a) {
    throw new Fault(`forbidden: ${(a >>> 0).toString(16)}`);
  }

  fetch(a) {
    const inFlash = (a - FLASH) >>> 0;
    return inFlash < this.flashSize ? this.flash16[inFlash >> 1] : this.load16(a);
  }

  // ---- The MPU. ----

  // Is a register in the processor's own page one of the MPU's?
  isMpu(offset) {
    return offset >= MPU_TYPE && offset <= MPU_RASR;
  }

  loadMpu(offset) {
    switch (offset) {
      case MPU_TYPE: return MPU_REGIONS << 8;
      case MPU_CTRL: return this.mpuControl;
      case MPU_RNR: return this.mpuRegion;
      case MPU_RBAR: return this.mpuBases[this.mpuRegion] | this.mpuRegion;
      default: return this.mpuSizes[this.mpuRegion];
    }
  }

  storeMpu(offset, x) {
    switch (offset) {
      case MPU_CTRL: this.mpuControl = x & 7; break;
      case MPU_RNR: this.mpuRegion = x % MPU_REGIONS; break;
      case MPU_RBAR:
        if (x & 16) this.mpuRegion = x % MPU_REGIONS;
        this.mpuBases[this.mpuRegion] = x & ~255;
        break;
      case MPU_RASR: this.mpuSizes[this.mpuRegion] = x; break;
    }
    this.updateDenied();
  }

  // Where the MPU forbids everything at the moment: one piece in RAM.
  updateDenied() {
    this.deniedSize = 0;
    const inFault = this.IPSR === HARD_FAULT || this.IPSR === NMI;
    if (!(this.mpuControl & MPU_ON) || (inFault && !(this.mpuControl & MPU_ON_IN_FAULTS))) return;
    this.mpuSizes.forEach((attributes, region) => {
      if (!(attributes & 1)) return;
      const eighth = 2 ** (((attributes >>> 1) & 31) - 2);
      const inUse = [0, 1, 2, 3, 4, 5, 6, 7].filter(i => !((attributes >>> 8) & (1 << i)));
      if (eighth < 32 || (attributes >>> 24) & 7 || inUse.length !== 1 || this.deniedSize)
        throw new Error(`the MPU's region ${region} is not modelled`);
      this.denied = (this.mpuBases[region] + inUse[0] * eighth - RAM) | 0;
      this.deniedSize = eighth;
    });
  }

  // ---- Flags. ----

  // a + b + carry, with all flags.
  add(a, b, carry) {
    const r = this.r;
    const sum = (a >>> 0) + (b >>> 0) + carry;
    const x = sum | 0;
    r[NEGATIVE] = r[ZERO] = x;
    r[CARRY] = sum > 0xffffffff ? 1 : 0;
    r[OVERFLOW] = ((a ^ x) & (b ^ x)) >>> 31;
    return x;
  }

  status() {
    const r = this.r;
    const flags = (r[NEGATIVE] & 0x80000000) | (r[ZERO] === 0 ? 1 << 30 : 0) | (r[CARRY] << 29) | (r[OVERFLOW] << 28);
    return flags | (1 << 24) | this.IPSR;
  }

  setFlags(status) {
    const r = this.r;
    r[NEGATIVE] = status;
    r[ZERO] = status & (1 << 30) ? 0 : 1;
    r[CARRY] = (status >>> 29) & 1;
    r[OVERFLOW] = (status >>> 28) & 1;
  }

  holds(condition) {
    const r = this.r;
    let x;
    switch (condition >> 1) {
      case 0: x = r[ZERO] === 0; break;
      case 1: x = r[CARRY] !== 0; break;
      case 2: x = r[NEGATIVE] < 0; break;
      case 3: x = r[OVERFLOW] !== 0; break;
      case 4: x = r[CARRY] !== 0 && r[ZERO] !== 0; break;
      case 5: x = r[NEGATIVE] < 0 === (r[OVERFLOW] !== 0); break;
      default: x = r[ZERO] !== 0 && r[NEGATIVE] < 0 === (r[OVERFLOW] !== 0); break;
    }
    return condition & 1 ? !x : x;
  }

  // ---- Exceptions. ----

  selectStack(process) {
    if (this.onProcessStack === process) return;
    const sp = this.r[SP];
    this.r[SP] = this.otherSP;
    this.otherSP = sp;
    this.onProcessStack = process;
  }

  priorityOf(number) {
    switch (number) {
      case 0: return THREAD_PRIORITY;
      case NMI: return -2;
      case HARD_FAULT: return -1;
      case SVCALL: return this.SHPR2 >>> 30;
      case PENDSV: return (this.SHPR3 >>> 22) & 3;
      case SYSTICK: return this.SHPR3 >>> 30;
      default:
        return this.interruptPriorities.findIndex(mask => mask & (1 << (number - FIRST_IRQ)));
    }
  }

  // The most urgent pending exception that is more urgent than the limit; 0: none.
  mostUrgent(limit) {
    if (this.pendingNMI) return NMI;
    const interrupts = this.pendingInterrupts & this.enabledInterrupts;
    for (let p = 0; p < limit; p++) {
      if (this.pendingSVCall && this.SHPR2 >>> 30 === p) return SVCALL;
      if (this.pendingPendSV && ((this.SHPR3 >>> 22) & 3) === p) return PENDSV;
      if (this.pendingSystick && this.SHPR3 >>> 30 === p) return SYSTICK;
      const these = interrupts & this.interruptPriorities[p];
      if (these) return FIRST_IRQ + 31 - Math.clz32(these & -these);
    }
    return 0;
  }

  get vectPending() {
    return this.mostUrgent(THREAD_PRIORITY);
  }

  takePending() {
    this.interruptsUpdated = false;
    const priority = this.priorityOf(this.IPSR);
    const number = this.mostUrgent(this.masked ? Math.min(priority, 0) : priority);
    if (!number) return;
    if (number === NMI) this.pendingNMI = false;
    if (number === SVCALL) this.pendingSVCall = false;
    if (number === PENDSV) this.pendingPendSV = false;
    if (number === SYSTICK) this.pendingSystick = false;
    this.enter(number);
  }

  // What an exception stacks; false: it could not, and the rest was left out.
  stackFrame(sp, words) {
    try {
      words.forEach((x, i) => this.store32(sp + 4 * i, x));
      return true;
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.bus.noteFault(`core ${this.number}, entering an exception: ${fault.what}`);
      return false;
    }
  }

  enter(number) {
    const r = this.r;
    const old = r[SP];
    const sp = (old - 32) & ~7;
    const status = this.status() | (old & 4 ? 1 << 9 : 0);
    if (!this.stackFrame(sp, [r[0], r[1], r[2], r[3], r[12], r[LR], r[PC], status])) number = HARD_FAULT;
    r[SP] = sp;
    r[LR] = this.IPSR ? 0xfffffff1 : this.onProcessStack ? 0xfffffffd : 0xfffffff9;
    this.selectStack(false);
    this.IPSR = number;
    this.updateDenied();
    this.event = true;
    this.waiting = false;
    this.interruptsUpdated = true; // a more urgent one may be pending, too
    r[PC] = this.load32(this.VTOR + 4 * number) & ~1;
    this.spent += 15;
  }

  leave(code) {
    const r = this.r;
    this.selectStack((code & 15) === 13);
    const sp = r[SP];
    for (let i = 0; i < 4; i++) r[i] = this.load32(sp + 4 * i);
    r[12] = this.load32(sp + 16);
    r[LR] = this.load32(sp + 20);
    r[PC] = this.load32(sp + 24) & ~1;
    const status = this.load32(sp + 28);
    r[SP] = (sp + 32) | (status & (1 << 9) ? 4 : 0);
    this.setFlags(status);
    this.IPSR = status & 0x3f;
    this.updateDenied();
    this.event = true;
    this.interruptsUpdated = true;
    this.spent += 12;
  }

  // What an instruction does that loads the PC: BX, POP.
  jump(address) {
    if (this.IPSR && address >>> 28 === 15) this.leave(address);
    else this.r[PC] = address & ~1;
  }

  setInterrupt(irq, on) {
    if (!on) {
      this.pendingInterrupts &= ~(1 << irq);
    } else if (!(this.pendingInterrupts & (1 << irq))) {
      this.pendingInterrupts |= 1 << irq;
      this.interruptsUpdated = true;
    }
  }

  // Is there a reason not to sleep (any longer)?  PRIMASK doesn't keep an interrupt from waking.
  wakes() {
    if (this.waitsForEvent && this.event) {
      this.event = false;
      return true;
    }
    return this.mostUrgent(this.priorityOf(this.IPSR)) !== 0;
  }

  fault(fault, at) {
    this.bus.noteFault(`core ${this.number} at ${(at >>> 0).toString(16)}: ${fault.what}`);
    if (this.IPSR === HARD_FAULT || this.IPSR === NMI) {
      this.lockup = `core ${this.number} locked up at ${(at >>> 0).toString(16)}: ${fault.what}`;
      this.stop = true;
      return;
    }
    this.r[PC] = at;
    this.enter(HARD_FAULT);
  }

  // Before the next instruction of a thread the function runs: for tests.
  intrude(change) {
    this.intrusion = change;
  }

  // ---- Instructions. ----

  // Runs until so many cycles are spent, or it sleeps, or `stop' is set.
  run(budget) {
    this.spent = 0;
    this.stop = false;
    while (this.spent < budget && !this.waiting && !this.stop) {
      try {
        this.runOn(budget);
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        this.fault(fault, this.at);
      }
    }
  }

  runOn(budget) {
    const r = this.r;
    let count = 0;
    try {
      while (this.spent < budget && !this.waiting && !this.stop) {
        if (this.interruptsUpdated) this.takePending();
        if (this.intrusion && !this.IPSR) this.intruded();
        const at = r[PC];
        this.at = at;
        const op = this.fetch(at);
        r[PC] = at + 2;
        this.spent++;
        count++;
        this.execute(op);
      }
    } finally {
      this.instructions += count;
    }
  }

  intruded() {
    const change = this.intrusion;
    this.intrusion = null;
    change(this.r);
  }

  execute(op) {
    const r = this.r;
    const d = op & 7; // registers, as most instructions have them
    const n = (op >> 3) & 7;
    const m = (op >> 6) & 7;
    const imm5 = (op >> 6) & 31;
    const top = (op >> 8) & 7;
    const imm8 = op & 255;
    switch (op >> 10) {
      case 0: case 1: // LSLS imm (and MOVS reg)
        if (imm5) r[CARRY] = (r[n] >>> (32 - imm5)) & 1;
        r[NEGATIVE] = r[ZERO] = r[d] = r[n] << imm5;
        return;
      case 2: case 3: // LSRS imm
        r[CARRY] = (r[n] >>> ((imm5 || 32) - 1)) & 1;
        r[NEGATIVE] = r[ZERO] = r[d] = imm5 ? r[n] >>> imm5 : 0;
        return;
      case 4: case 5: // ASRS imm
        r[CARRY] = (r[n] >> ((imm5 || 32) - 1)) & 1;
        r[NEGATIVE] = r[ZERO] = r[d] = r[n] >> (imm5 || 31);
        return;
      case 6: // ADDS, SUBS reg
        r[d] = op & 0x200 ? this.add(r[n], ~r[m], 1) : this.add(r[n], r[m], 0);
        return;
      case 7: // ADDS, SUBS imm3
        r[d] = op & 0x200 ? this.add(r[n], ~m, 1) : this.add(r[n], m, 0);
        return;
      case 8: case 9: // MOVS imm
        r[NEGATIVE] = r[ZERO] = r[top] = imm8;
        return;
      case 10: case 11: // CMP imm
        this.add(r[top], ~imm8, 1);
        return;
      case 12: case 13: // ADDS imm8
        r[top] = this.add(r[top], imm8, 0);
        return;
      case 14: case 15: // SUBS imm8
        r[top] = this.add(r[top], ~imm8, 1);
        return;
      case 16:
        this.process((op >> 6) & 15, d, n);
        return;
      case 17:
        this.processHigh(op);
        return;
      case 18: case 19: // LDR literal
        r[top] = this.load32(((r[PC] + 2) & ~3) + 4 * imm8);
        this.spent++;
        return;
      case 20: case 21: case 22: case 23:
        this.access((op >> 9) & 7, r[n] + r[m], d);
        return;
      case 24: case 25: // STR imm
        this.store32(r[n] + 4 * imm5, r[d]);
        this.spent++;
        return;
      case 26: case 27: // LDR imm
        r[d] = this.load32(r[n] + 4 * imm5);
        this.spent++;
        return;
      case 28: case 29: // STRB imm
        this.store8(r[n] + imm5, r[d]);
        this.spent++;
        return;
      case 30: case 31: // LDRB imm
        r[d] = this.load8(r[n] + imm5);
        this.spent++;
        return;
      case 32: case 33: // STRH imm
        this.store16(r[n] + 2 * imm5, r[d]);
        this.spent++;
        return;
      case 34: case 35: // LDRH imm
        r[d] = this.load16(r[n] + 2 * imm5);
        this.spent++;
        return;
      case 36: case 37: // STR sp
        this.store32(r[SP] + 4 * imm8, r[top]);
        this.spent++;
        return;
      case 38: case 39: // LDR sp
        r[top] = this.load32(r[SP] + 4 * imm8);
        this.spent++;
        return;
      case 40: case 41: // ADR
        r[top] = ((r[PC] + 2) & ~3) + 4 * imm8;
        return;
      case 42: case 43: // ADD sp
        r[top] = r[SP] + 4 * imm8;
        return;
      case 44: case 45: case 46: case 47:
        this.various(op);
        return;
      case 48: case 49: // STM
        this.storeMany(op, top);
        return;
      case 50: case 51: // LDM
        this.loadMany(op, top);
        return;
      case 52: case 53: case 54: case 55:
        this.branchIf((op >> 8) & 15, imm8);
        return;
      case 56: case 57: // B
        r[PC] += 2 + ((op << 21) >> 20);
        this.spent++;
        return;
      case 60: case 61: case 62: case 63:
        this.wide(op);
        return;
      default:
        this.undefinedInstruction(op);
    }
  }

  undefinedInstruction(op) {
    throw new Fault(`undefined instruction ${op.toString(16)}`);
  }

  process(kind, d, m) {
    const r = this.r;
    let x;
    switch (kind) {
      case 0: x = r[d] &= r[m]; break; // ANDS
      case 1: x = r[d] ^= r[m]; break; // EORS
      case 2: case 3: case 4: case 7: x = this.shift(kind, d, r[m] & 255); break;
      case 5: r[d] = this.add(r[d], r[m], r[CARRY]); return; // ADCS
      case 6: r[d] = this.add(r[d], ~r[m], r[CARRY]); return; // SBCS
      case 8: x = r[d] & r[m]; break; // TST
      case 9: r[d] = this.add(0, ~r[m], 1); return; // RSBS
      case 10: this.add(r[d], ~r[m], 1); return; // CMP
      case 11: this.add(r[d], r[m], 0); return; // CMN
      case 12: x = r[d] |= r[m]; break; // ORRS
      case 13: x = r[d] = Math.imul(r[d], r[m]); break; // MULS
      case 14: x = r[d] &= ~r[m]; break; // BICS
      default: x = r[d] = ~r[m]; break; // MVNS
    }
    r[NEGATIVE] = r[ZERO] = x;
  }

  shift(kind, d, by) {
    const r = this.r;
    const x = r[d];
    if (by === 0) return x;
    switch (kind) {
      case 2: // LSLS
        r[CARRY] = by <= 32 ? (x >>> (32 - by)) & 1 : 0;
        return (r[d] = by < 32 ? x << by : 0);
      case 3: // LSRS
        r[CARRY] = by <= 32 ? (x >>> (by - 1)) & 1 : 0;
        return (r[d] = by < 32 ? x >>> by : 0);
      case 4: // ASRS
        r[CARRY] = (x >> Math.min(by - 1, 31)) & 1;
        return (r[d] = x >> Math.min(by, 31));
      default: // RORS
        r[d] = (x >>> (by & 31)) | (x << (-by & 31));
        r[CARRY] = r[d] >>> 31;
        return r[d];
    }
  }

  // ADD, CMP, MOV with all registers; BX, BLX.
  processHigh(op) {
    const r = this.r;
    const d = (op & 7) | ((op >> 4) & 8);
    const m = (op >> 3) & 15;
    const x = m === PC ? r[PC] + 2 : r[m];
    switch ((op >> 8) & 3) {
      case 0:
        this.setHigh(d, (d === PC ? r[PC] + 2 : r[d]) + x);
        return;
      case 1:
        this.add(r[d], ~x, 1);
        return;
      case 2:
        this.setHigh(d, x);
        return;
      default:
        this.spent++;
        if (op & 0x80) {
          r[LR] = r[PC] | 1;
          r[PC] = x & ~1;
        } else {
          this.jump(x);
        }
    }
  }

  setHigh(d, x) {
    if (d === PC) this.spent++;
    this.r[d] = d === PC ? x & ~1 : d === SP ? x & ~3 : x;
  }

  access(kind, a, d) {
    const r = this.r;
    this.spent++;
    switch (kind) {
      case 0: this.store32(a, r[d]); return;
      case 1: this.store16(a, r[d]); return;
      case 2: this.store8(a, r[d]); return;
      case 3: r[d] = (this.load8(a) << 24) >> 24; return;
      case 4: r[d] = this.load32(a); return;
      case 5: r[d] = this.load16(a); return;
      case 6: r[d] = this.load8(a); return;
      default: r[d] = (this.load16(a) << 16) >> 16; return;
    }
  }

  storeMany(op, n) {
    const r = this.r;
    let a = r[n];
    for (let i = 0; i < 8; i++) {
      if (!(op & (1 << i))) continue;
      this.store32(a, r[i]);
      a += 4;
      this.spent++;
    }
    r[n] = a;
  }

  loadMany(op, n) {
    const r = this.r;
    let a = r[n];
    for (let i = 0; i < 8; i++) {
      if (!(op & (1 << i))) continue;
      r[i] = this.load32(a);
      a += 4;
      this.spent++;
    }
    if (!(op & (1 << n))) r[n] = a;
  }

  branchIf(condition, imm8) {
    const r = this.r;
    if (condition === 14) this.undefinedInstruction(0xde00);
    if (condition === 15) {
      this.pendingSVCall = this.interruptsUpdated = true;
    } else if (this.holds(condition)) {
      r[PC] += 2 + ((imm8 << 24) >> 23);
      this.spent++;
    }
  }

  push(op) {
    const r = this.r;
    let a = r[SP];
    if (op & 0x100) {
      a -= 4;
      this.store32(a, r[LR]);
      this.spent++;
    }
    for (let i = 7; i >= 0; i--) {
      if (!(op & (1 << i))) continue;
      a -= 4;
      this.store32(a, r[i]);
      this.spent++;
    }
    r[SP] = a;
  }

  pop(op) {
    const r = this.r;
    let a = r[SP];
    for (let i = 0; i < 8; i++) {
      if (!(op & (1 << i))) continue;
      r[i] = this.load32(a);
      a += 4;
      this.spent++;
    }
    if (!(op & 0x100)) {
      r[SP] = a;
      return;
    }
    const target = this.load32(a);
    r[SP] = a + 4;
    this.spent += 2;
    this.jump(target);
  }

  // 1011....: the stack, extensions, reversals, CPS, hints.
  various(op) {
    const r = this.r;
    const d = op & 7;
    const m = (op >> 3) & 7;
    switch ((op >> 8) & 15) {
      case 0: // ADD, SUB sp
        r[SP] += (op & 0x80 ? -4 : 4) * (op & 127);
        return;
      case 2:
        this.extend((op >> 6) & 3, d, r[m]);
        return;
      case 4: case 5:
        this.push(op);
        return;
      case 6: // CPS
        this.masked = (op & 16) !== 0;
        this.interruptsUpdated = true;
        return;
      case 10:
        this.reverse((op >> 6) & 3, d, r[m]);
        return;
      case 12: case 13:
        this.pop(op);
        return;
      case 15:
        this.hint((op >> 4) & 15);
        return;
      default:
        this.undefinedInstruction(op);
    }
  }

  extend(kind, d, x) {
    this.r[d] = kind === 0 ? (x << 16) >> 16 : kind === 1 ? (x << 24) >> 24 : kind === 2 ? x & 0xffff : x & 0xff;
  }

  reverse(kind, d, x) {
    const halves = ((x >>> 8) & 0x00ff00ff) | ((x << 8) & 0xff00ff00);
    this.r[d] = kind === 0 ? (halves >>> 16) | (halves << 16) : kind === 1 ? halves : (halves << 16) >> 16;
  }

  hint(kind) {
    if (kind === 4) this.bus.sendEvent();
    if (kind !== 2 && kind !== 3) return;
    this.waitsForEvent = kind === 2;
    this.waiting = !this.wakes();
    this.interruptsUpdated = true;
  }

  // 32 bits: BL, MSR, MRS, barriers.
  wide(op) {
    const r = this.r;
    const op2 = this.fetch(r[PC]);
    r[PC] += 2;
    if (op >> 11 === 0b11110 && (op2 & 0xd000) === 0xd000) {
      const s = (op >> 10) & 1;
      const high = s ? 0xff000000 : 0;
      const bit23 = (op2 >> 13) & 1 ^ s ? 0 : 1 << 23;
      const bit22 = (op2 >> 11) & 1 ^ s ? 0 : 1 << 22;
      const offset = high | bit23 | bit22 | ((op & 0x3ff) << 12) | ((op2 & 0x7ff) << 1);
      r[LR] = r[PC] | 1;
      r[PC] += offset;
      this.spent += 2;
      return;
    }
    this.spent += 2;
    if ((op & 0xfff0) === 0xf380) this.writeSpecial(op2 & 255, r[op & 15]);
    else if (op === 0xf3ef) r[(op2 >> 8) & 15] = this.readSpecial(op2 & 255);
    else if (op !== 0xf3bf) this.undefinedInstruction(op);
  }

  readSpecial(number) {
    switch (number) {
      case 0: return this.status() & 0xf0000000;
      case 3: return this.status();
      case 5: return this.IPSR;
      case 8: return this.onProcessStack ? this.otherSP : this.r[SP];
      case 9: return this.onProcessStack ? this.r[SP] : this.otherSP;
      case 16: return this.masked ? 1 : 0;
      case 20: return this.onProcessStack ? 2 : 0;
      default: throw new Fault(`MRS of ${number}`);
    }
  }

  writeSpecial(number, x) {
    switch (number) {
      case 0:
        this.setFlags(x);
        return;
      case 8: case 9:
        if (this.onProcessStack === (number === 9)) this.r[SP] = x & ~3;
        else this.otherSP = x & ~3;
        return;
      case 16:
        this.masked = (x & 1) !== 0;
        this.interruptsUpdated = true;
        return;
      case 20:
        if (!this.IPSR) this.selectStack((x & 2) !== 0);
        return;
      default:
        throw new Fault(`MSR of ${number}`);
    }
  }
}
