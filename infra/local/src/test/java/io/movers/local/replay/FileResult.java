package io.movers.local.replay;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The result of replaying a transcript. */
record FileResult(Transcript transcript, List<StepResult> steps, Duration took) {

    Stream<StepResult> failures() {
        return steps.stream().filter(step -> step.failure().isPresent());
    }

    boolean passed() {
        return failures().findAny().isEmpty();
    }

    String report(boolean withDeviations) {
        StringBuilder text = new StringBuilder();
        long failed = failures().count();
        text.append(passed() ? "ok    " : "FAILS ")
                .append(transcript.id())
                .append("  ")
                .append(steps.size())
                .append(" steps, ")
                .append(failed)
                .append(" failed, ")
                .append(steps.stream().filter(step -> step.line().isPresent()).count())
                .append(" deviate, ")
                .append(steps.stream().filter(StepResult::excused).count())
                .append(" excused by rule 11, ")
                .append(took.toMillis())
                .append(" ms\n");
        for (StepResult step : steps) {
            if (step.failure().isPresent()) {
                describe(text, step, "✗ ", step.failure().get());
            } else if (withDeviations && !step.differences().isEmpty()) {
                describe(
                        text,
                        step,
                        "~ ",
                        step.line()
                                .map(line -> "policy " + line.policy() + ": " + line.answer())
                                .orElse("rule 11"));
            }
        }
        return text.toString();
    }

    private static void describe(StringBuilder text, StepResult step, String mark, String why) {
        text.append("  ")
                .append(mark)
                .append('#')
                .append(step.step().index())
                .append(' ')
                .append(step.step().name())
                .append("\n      ")
                .append(step.sentAs())
                .append("   (")
                .append(why)
                .append(")\n");
        step.differences().stream()
                .limit(25)
                .forEach(difference -> text.append("      ").append(difference).append('\n'));
        if (step.differences().size() > 25) {
            text.append("      … ").append(step.differences().size() - 25).append(" more\n");
        }
    }
}
