#!/usr/bin/env node
import { create } from '../lib/create.js';

process.exitCode = await create(process.argv.slice(2));
