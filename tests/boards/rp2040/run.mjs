// SPDX-License-Identifier: MIT
//
// node run.mjs FIRMWARE.uf2 --tcp PORT [--seed N]
//
// Runs a firmware with its console at a TCP port: who connects last has it; what comes while nobody is there is lost.
// While both processors sleep, time passes as it does here.  Each line on standard input is answered with a line of
// statistics: emulated nanoseconds, instructions of each processor, resets.  The line "jump PC SP" has
// threads on processors that are awake go on there, with that stack pointer if it is not 0.

import fs from 'node:fs';
import net from 'node:net';
import readline from 'node:readline';
import { parseArgs } from 'node:util';

import { Machine, flashOf } from './machine.mjs';

// Cycles between looks at the sockets.
const TURN = 500000;

// Milliseconds: a timer here takes no less, so what is due sooner (the next byte of many that are typed) is due now.
const LEAST_SLEEP = 1;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tcp: { type: 'string' }, seed: { type: 'string', default: '0' }, verbose: { type: 'boolean' } },
});

let client = null;
let sent = [];
const machine = new Machine(flashOf(fs.readFileSync(positionals[0])), {
  seed: Number(values.seed),
  onByte: byte => sent.push(byte),
  log: text => values.verbose && console.error(text),
});

function flush() {
  if (sent.length && client) client.write(Buffer.from(sent));
  sent = [];
}

let sleeping = null; // the timer, and when it began: milliseconds here

function turn() {
  sleeping = null;
  const busy = machine.run(TURN);
  flush();
  if (busy) {
    setImmediate(turn);
    return;
  }
  const due = (machine.clock.next - machine.time) / 1e6;
  if (due < LEAST_SLEEP) {
    machine.sleep(due * 1e6);
    setImmediate(turn);
    return;
  }
  sleeping = { since: performance.now(), timer: setTimeout(wake, Math.min(due, 1000)) };
}

function wake() {
  if (!sleeping) return;
  clearTimeout(sleeping.timer);
  machine.sleep((performance.now() - sleeping.since) * 1e6);
  turn();
}

const server = net.createServer(socket => {
  if (client) client.destroy();
  client = socket;
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => {
    if (client === socket) client = null;
  });
  socket.on('data', data => {
    if (sleeping) {
      machine.sleep((performance.now() - sleeping.since) * 1e6);
      sleeping.since = performance.now();
    }
    machine.type(data);
    wake();
  });
});

readline.createInterface({ input: process.stdin }).on('line', line => {
  const [command, pc, sp] = line.split(' ');
  if (command === 'jump') machine.jump(Number(pc), Number(sp));
  console.log(JSON.stringify(machine.statistics()));
});

server.listen(Number(values.tcp), '127.0.0.1', turn);
