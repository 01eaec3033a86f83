// Shows what the program has reported: as the summary of the job, at the lines of the files, and as a comment.
const { existsSync, readdirSync, readFileSync, statSync } = require("node:fs");
const { join, posix } = require("node:path");

// GitHub takes no longer comment; a report of one company leaves room for what stands around it.
const longest = 65_536;

/** The texts of a report: of a fleet, it is a folder with a file for each company. */
function texts(report) {
  if (!report || !existsSync(report)) return [];
  const files = statSync(report).isDirectory() ? readdirSync(report).sort().map((name) => join(report, name)) : [report];
  return files.map((file) => readFileSync(file, "utf8"));
}

function hasChanges(env) {
  const plans = env.VERB === "plan" ? texts(env.JSON).map((text) => JSON.parse(text)) : [];
  if (plans.length > 0) return plans.some((plan) => plan.resource_changes.length > 0);
  const found = { audit: ["2", "6"], diff: ["2"], "catalogue diff": ["2"], "blueprint check": ["2"] }[env.VERB];
  if (!found) return undefined;
  return env.EXIT_CODE === "0" ? false : found.includes(env.EXIT_CODE) ? true : undefined;
}

/** Each finding that nobody has accepted, at its line. */
function annotate(core, env) {
  const level = { error: core.error, warning: core.warning, note: core.notice };
  for (const { results = [] } of texts(env.SARIF).flatMap((text) => JSON.parse(text).runs)) {
    for (const { ruleId, level: how, message, locations, suppressions = [] } of results) {
      const { artifactLocation, region = {} } = locations[0].physicalLocation;
      if (suppressions.length > 0) continue;
      level[how].call(core, message.text, {
        title: ruleId,
        file: posix.join(env.FOLDER || ".", decodeURIComponent(artifactLocation.uri)),
        startLine: region.startLine,
        startColumn: region.startColumn,
      });
    }
  }
}

/** The reports of as many companies as fit, between the mark by which the comment is found again and the way to the run. */
function bodyOf(mark, reports, run) {
  const left = (count) => `\n\n${count} more reports: [the run](${run})\n`;
  const room = longest - mark.length - left(reports.length).length;
  let body = "";
  let taken = 0;
  for (const report of reports) {
    if (body.length + report.length + 2 > room) break;
    body += `\n\n${report.trim()}`;
    taken++;
  }
  return mark + body + (taken < reports.length ? left(reports.length - taken) : `\n\n[The run](${run})\n`);
}

async function comment(github, context, core, env) {
  const pull = context.payload.pull_request;
  if (!pull) return core.notice("Not a pull request: there is nowhere to write a comment.");
  const name = env.COMMENT_NAME || `${context.workflow} ${env.VERB} ${env.ACCESS}`;
  // No name can end the mark.
  const mark = `<!-- intacct-reconciler ${encodeURIComponent(name).replaceAll("-", "%2D")} -->`;
  const body = bodyOf(mark, texts(env.MARKDOWN), runOf(context));
  try {
    const comments = await github.paginate(github.rest.issues.listComments, {
      ...context.repo,
      issue_number: pull.number,
      per_page: 100,
    });
    // What a person has written is nobody else's to rewrite, even under this mark.
    const mine = comments.find((one) => one.user?.type === "Bot" && one.body?.startsWith(mark));
    if (mine) await github.rest.issues.updateComment({ ...context.repo, comment_id: mine.id, body });
    else await github.rest.issues.createComment({ ...context.repo, issue_number: pull.number, body });
  } catch (fault) {
    // A pull request from a fork may not write; what it has to say is in the summary.
    core.warning(`The comment could not be written: ${fault.message}`);
  }
}

const runOf = ({ serverUrl, repo, runId }) => `${serverUrl}/${repo.owner}/${repo.repo}/actions/runs/${runId}`;

module.exports = async ({ github, context, core }, env = process.env) => {
  const changes = hasChanges(env);
  core.setOutput("changes", changes === undefined ? "" : String(changes));
  const reports = texts(env.MARKDOWN);
  if (env.SUMMARY === "true" && reports.length > 0) await core.summary.addRaw(reports.join("\n\n"), true).write();
  if (env.ANNOTATE === "true") annotate(core, env);
  if (env.COMMENT === "true" && reports.length > 0) await comment(github, context, core, env);
};
