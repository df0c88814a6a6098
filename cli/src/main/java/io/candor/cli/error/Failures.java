package io.candor.cli.error;

import io.candor.cli.operations.DrainException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What a failed command prints on standard error, and its exit code.
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final PrintWriter err;

  public Failures(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    switch (failure) {
      case ParameterException usage -> throw usage;
      case StatusRuntimeException status -> print(ErrorReport.lines(status));
      case FailedCallException call -> print(ErrorReport.lines(call.failure()));
      case NoSuchFileException file -> print(List.of(file.getFile() + ": no such file"));
      case IOException io -> print(List.of(String.valueOf(io.getMessage())));
      case DrainException drain -> print(List.of(String.valueOf(drain.getMessage())));
      default -> {
        // A bug: the trace is what a report needs.
        failure.printStackTrace(err);
        err.flush();
      }
    }
    return FAILED;
  }

  /// One line about what is wrong and one about where to read more: the whole help would hide both.
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    print(
        List.of(
            String.valueOf(failure.getMessage()),
            "more: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help"));
    return USAGE;
  }

  private void print(List<String> lines) {
    lines.forEach(line -> err.println("candor: " + line));
    err.flush();
  }
}
