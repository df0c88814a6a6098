package io.candor.kit.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailpointPlanTest {

  @Test
  void empty_isOff() {
    assertThat(FailpointPlan.parse("").isOff()).isTrue();
    assertThat(FailpointPlan.parse(" ; ").isOff()).isTrue();
  }

  @Test
  void error_atItsHitOnly() {
    FailpointPlan plan = FailpointPlan.parse("relay.sent=error@2; other=halt@9");

    plan.hit("relay.sent");
    plan.hit("relay.acked");
    assertThatExceptionOfType(FailpointException.class)
        .isThrownBy(() -> plan.hit("relay.sent"))
        .withMessage("failpoint relay.sent");
    plan.hit("relay.sent");
  }

  @Test
  void delay_fromItsHitOn() {
    FailpointPlan plan = FailpointPlan.parse("slow=delay:5");
    long before = System.nanoTime();

    plan.hit("slow");
    plan.hit("slow");

    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"relay.sent", "relay.sent=stop", "a=halt@0", "a=delay", "A=halt", "=halt"})
  void wrongForm(String plan) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FailpointPlan.parse(plan))
        .withMessageContaining("expected");
  }

  /// What the crash tests do: the process ends at once, as if it had been killed.
  @Test
  void halt_endsTheProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcandor.failpoints=third=halt@3",
                "-cp",
                System.getProperty("java.class.path"),
                HaltProbe.class.getName())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(137);
    assertThat(output).isEqualTo("2\n");
  }

  /// Counts its passes until it is halted.
  static final class HaltProbe {
    private HaltProbe() {}

    public static void main(String[] args) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("never")));
      for (int passes = 0; passes < 10; passes++) {
        if (passes == 2) {
          System.out.println(passes);
          System.out.flush();
        }
        Failpoints.hit("third");
      }
    }
  }
}
