// Completion, by the shells themselves.
import { dirname, delimiter } from "node:path";
import { run } from "../program.mjs";

/** How a shell, without what a person has set up, tells what it would offer for the line in LINE. */
const ways = {
  bash: {
    args: ["--norc", "-c"],
    script: `source <(intacct-reconciler completion bash)
      COMP_LINE=$LINE COMP_POINT=\${#LINE}
      $(complete -p intacct-reconciler | sed -E 's/.* -F ([^ ]+) .*/\\1/')
      printf '%s\\n' "\${COMPREPLY[@]}"`,
  },
  // What would be offered is printed in place of being offered.
  zsh: {
    args: ["-f", "-c"],
    script: `autoload -U compinit && compinit -u -d "$HOME/zcompdump" && source <(intacct-reconciler completion zsh)
      compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -l -- "$@" }
      _files() { }
      words=("\${(@s: :)LINE}") CURRENT=\${#words} PREFIX=\${words[-1]}
      $_comps[intacct-reconciler]`,
  },
  fish: {
    args: ["--no-config", "-c"],
    script: `intacct-reconciler completion fish | source
      complete -C "$LINE"`,
  },
  pwsh: {
    args: ["-NoProfile", "-NonInteractive", "-Command"],
    script: `intacct-reconciler completion powershell | Out-String | Invoke-Expression
      [System.Management.Automation.CommandCompletion]::CompleteInput($env:LINE, $env:LINE.Length, $null).CompletionMatches |
        ForEach-Object CompletionText`,
  },
};

export async function look(desk) {
  desk.example("acme");
  for (const shell of Object.keys(ways)) {
    await offers(desk, shell, "intacct-reconciler pl", ["plan"]);
    await offers(desk, shell, "intacct-reconciler plan --det", ["--detailed-exitcode"]);
    await offers(desk, shell, "intacct-reconciler explain ", ["group", "permission", "role", "user"]);
    await offers(desk, shell, "intacct-reconciler plan --format j", ["json"]);
    await offers(desk, shell, "intacct-reconciler plan --report s", ["sarif="]);
  }
  await offers(desk, "fish", "intacct-reconciler plan ac", ["acme/"]);
  return Object.keys(ways).join(", ");
}

async function offers(desk, shell, line, wanted) {
  const { args, script } = ways[shell];
  const ran = await run(shell, [...args, script], {
    cwd: desk.folder,
    env: {
      ...process.env,
      HOME: desk.folder,
      LINE: line,
      PATH: `${dirname(desk.program)}${delimiter}${process.env.PATH}`,
    },
  });
  const offered = ran.out.split("\n").map((one) => one.split("\t")[0]).filter(Boolean).sort();
  if (offered.join(" ") !== wanted.join(" "))
    throw new Error(`${shell}, ${line}: ${offered.join(" ")} instead of ${wanted.join(" ")}\n${ran.error}`);
}
