// SPDX-License-Identifier: Apache-2.0
import load from '../../../build/page/engine/web/page/engine/page_engine.cjs';
import { serve } from './worker.js';

serve(self, (wasm) => load({ wasmBinary: wasm }));
