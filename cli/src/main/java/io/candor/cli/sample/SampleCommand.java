package io.candor.cli.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `candor sample`: writes the shipped sample anew.
@Command(
    name = "sample",
    hidden = true,
    description = "Write the sample that ships with the product (gzipped JSON lines).")
public final class SampleCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "Where to write it, for example samples/pinecrate.jsonl.gz.")
  private Path file = Path.of("pinecrate.jsonl.gz");

  @Override
  public Integer call() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Writer writer = new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8)) {
      for (String line : SampleEvents.lines()) {
        writer.write(line);
        writer.write('\n');
      }
    }
    return 0;
  }
}
