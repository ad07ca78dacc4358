package vip.approvals.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Of cancelling and committing, exactly one comes first. */
class WorkTests {

    private final Work work = new Work(null, Instant.EPOCH, false);

    @Test
    void whoCancelsBeforeTheCommitStopsIt() {
        assertThat(work.cancel()).isTrue();
        assertThatThrownBy(work::store).isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> work.step("Next", 2, 2, 0)).isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> work.done(1)).isInstanceOf(CancelledException.class);
        assertThat(work.end()).isTrue();
        assertThat(work.cancel()).as("a second time").isTrue();
    }

    @Test
    void whoCancelsAfterItIsTooLate() {
        work.store();
        assertThat(work.cancel()).isFalse();
        assertThat(work.end()).isFalse();
        assertThat(work.cancel()).isFalse();
    }

    @Test
    void progressIsOfTheStepThatIsDoneNow() throws InterruptedException {
        work.step("Reading", 1, 2, 10);
        work.done(4);
        assertThat(work.look(Instant.EPOCH, 0)).isEqualTo(new Work.HowFar("Reading", 1, 2, 4, 10, false));
        work.step("Checking", 2, 2, 0);
        work.end();
        assertThat(work.look(Instant.EPOCH, 0)).isEqualTo(new Work.HowFar("Checking", 2, 2, 0, 0, true));
    }

    @Test
    void stepsOfOneServiceAfterAnotherAreCountedOn() throws InterruptedException {
        work.step("Handing over", 1, 4, 0);
        work.step("Measuring", 1, 3, 0);
        work.step("Proposing", 3, 3, 0);
        assertThat(work.look(Instant.EPOCH, 0)).isEqualTo(new Work.HowFar("Proposing", 4, 4, 0, 0, false));
        work.step("One that nobody has announced", 1, 2, 0);
        assertThat(work.look(Instant.EPOCH, 0))
                .isEqualTo(new Work.HowFar("One that nobody has announced", 5, 6, 0, 0, false));
    }

    @Test
    void whatWasSubmittedGoesOnWhenItsPersonHasLeft() {
        Instant later = Instant.EPOCH.plusSeconds(1);
        assertThat(work.wasLeftBefore(later)).isTrue();
        assertThat(new Work(null, Instant.EPOCH, true).wasLeftBefore(later)).isFalse();
    }
}
