package io.movers.local.replay;

import io.movers.local.replay.Deviations.Line;
import io.movers.local.replay.Transcript.Step;
import java.util.List;
import java.util.Optional;

/**
 * The result of one step.
 *
 * @param sentAs how the request was sent, for the report
 * @param status the status of the answer, 0 if there is none
 * @param answered the answer as text
 * @param excused whether the step uses something that a deviating step did not create (rule 11)
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

    /** The reasons for which the step fails; empty if it does not. */
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
