/** The documentation page's style: the system's fonts and colours, light or dark as the reader has it. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #373e47); --soft: light-dark(#f6f8fa, #1c2128);
  --accent: light-dark(#0b5cad, #6cb6ff); }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem;
  background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #d1d7e0); }
h1 { margin: 0; } h1 small { font-size: 1rem; font-weight: 400; opacity: .7; }
h2 { margin: 2rem 0 .5rem; text-transform: capitalize; } h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
a { color: var(--accent); } code, textarea, output { font: .875rem/1.5 ui-monospace, monospace; }
fieldset, details { border: 1px solid var(--line); border-radius: 8px; }
fieldset { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .5rem 1rem .75rem; }
fieldset label { display: flex; gap: .5rem; align-items: center; }
details { margin: .5rem 0; background: var(--soft); }
summary { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; padding: .6rem 1rem; cursor: pointer; }
summary:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible { outline: 2px solid var(--accent); }
.method { min-width: 4.5rem; padding: .1rem .5rem; border-radius: 6px; text-align: center; font-size: .8rem; color: #fff;
  background: #57606a; } .method.get { background: #0b5cad; } .method.post { background: #1a7f37; }
.method.delete { background: #b3261e; } .lock { margin-left: auto; font-size: .8rem; opacity: .8; }
.operation { border-top: 1px solid var(--line); padding: .75rem 1rem 1rem; }
form label { display: block; margin: .5rem 0; } form label span { display: block; font-size: .875rem; }
form input, textarea { width: 100%; }
input, textarea { padding: .35rem .5rem; border: 1px solid var(--line); border-radius: 6px;
  background: light-dark(#fff, #0d1117); color: inherit; }
button { padding: .35rem 1rem; border: 0; border-radius: 6px; font: inherit; cursor: pointer; color: light-dark(#fff, #0d1117);
  background: var(--accent); }
output { display: block; margin-top: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; } output:empty { display: none; }
table { border-collapse: collapse; font-size: .875rem; } td { padding: .2rem .75rem .2rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); } .operation p { margin: .5rem 0 .25rem; } .status { margin-right: .5rem; }
`;
