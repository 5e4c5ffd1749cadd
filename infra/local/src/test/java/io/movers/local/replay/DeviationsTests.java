package io.movers.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.movers.local.replay.Deviations.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviationsTests {

    @Test
    void aLineIsFoundByTranscriptAndStep() {
        Deviations deviations = Deviations.parse("# why\n\nauth/02-signup | a step | 18 | 400 \"in use\"\n");
        assertThat(deviations.find("auth/02-signup", "a step"))
                .contains(new Line("auth/02-signup", "a step", 18, "400 \"in use\""));
        assertThat(deviations.find("auth/02-signup", "another")).isEmpty();
    }

    @Test
    void aLineWithoutAPolicyNumberOrAnAnswerIsRefused() {
        assertThatThrownBy(() -> Deviations.parse("auth/02-signup | a step | 18"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Deviations.parse("auth/02-signup | a step | 27 | 400"))
                .hasMessageContaining("No such policy");
        assertThatThrownBy(() -> Deviations.parse("auth/02-signup | a step | 1 | "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Deviations.parse("a/b | c | 1 | x\na/b | c | 2 | y"))
                .hasMessageContaining("Twice");
    }

    @Test
    void whatALineAnnouncesIsChecked() {
        Line line = new Line("a/b", "c", 18, "400 \"in use\"");
        assertThat(line.contradiction(400, "El correo: in use")).isEmpty();
        assertThat(line.contradiction(200, "in use")).isPresent();
        assertThat(line.contradiction(400, "something else")).isPresent();
    }

    @Test
    void everyLineOfTheListNamesAStepThatExists() {
        List<String> steps = Transcript.ids().stream()
                .map(Transcript::read)
                .flatMap(transcript -> transcript.steps().stream().map(step -> transcript.id() + " | " + step.name()))
                .toList();
        assertThat(Deviations.load().all())
                .allSatisfy(line -> assertThat(steps).contains(line.transcript() + " | " + line.step()));
        assertThat(steps).hasSize(1329);
    }
}
