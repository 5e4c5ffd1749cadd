package io.movers.local.replay;

import io.movers.local.replay.Deviations.Line;
import io.movers.local.replay.Transcript.Step;
import java.util.List;
import java.util.Optional;

/**
 * What came of one step.
 *
 * @param sentAs how the request was sent, for the report
 * @param status of the answer, 0 where there is none
 * @param answered the answer as text
 * @param excused the step uses something that a deviating step did not make (rule 11)
 * @param line of the list of deviations
 */
record StepResult(
        Step step,
        String sentAs,
        int status,
        String answered,
        List<Difference> differences,
        boolean excused,
        Optional<Line> line) {

    /** Why the step fails; empty when it does not. */
    Optional<String> failure() {
        if (differences.isEmpty()) {
            return line.map(unneeded ->
                    "a line of deviations.txt is not needed: policy %d, %s; the answer is as recorded: %d %s"
                            .formatted(unneeded.policy(), unneeded.answer(), status, answered));
        }
        if (line.isPresent()) {
            return line.get().contradiction(status, answered + " " + differences);
        }
        return excused ? Optional.empty() : Optional.of("not what was recorded");
    }
}
