package io.candor.metrics.spike;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.volume.Series;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// The state of a replay at the end of a day, as bytes. Baselines are not in it: the next day fits
/// them anew.
public final class SpikeCheckpoint {
  private static final int FORMAT = 1;

  private SpikeCheckpoint() {}

  /// The state of a replay; only between two days.
  public static byte[] write(SpikeReplay replay) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeUTF(fingerprint(replay.settings, replay.zone));
      SpikeDetector detector = replay.detector;
      out.writeLong(detector.firstDay);
      out.writeLong(detector.today);
      out.writeInt(replay.segments.size());
      for (int i = 0; i < replay.segments.size(); i++) {
        out.writeUTF(replay.segments.get(i));
        writeCounts(out, detector.exposures.get(i));
      }
      out.writeInt(replay.series.size());
      for (int i = 0; i < replay.series.size(); i++) {
        Series series = replay.series.get(i);
        SeriesState state = detector.series.get(i);
        out.writeUTF(series.area());
        out.writeUTF(series.theme());
        out.writeBoolean(series.segment().isPresent());
        out.writeUTF(series.segment().orElse(""));
        out.writeInt(state.exposure);
        writeCounts(out, state.counts);
        state.evidence.write(out);
      }
      out.writeInt(detector.alerts.size());
      for (SpikeAlert alert : detector.alerts) {
        writeAlert(out, alert);
      }
      out.writeInt(replay.weekEnds.size());
      for (SpikeReplay.WeekEnd end : replay.weekEnds) {
        out.writeLong(end.week().monday().toEpochDay());
        out.writeInt(end.alert());
        out.writeDouble(end.seen());
        out.writeDouble(end.expected());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("An array in memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /// A replay that carries on where one stopped; empty when it was made with other settings, in
  /// another zone or by another version, or is not whole, and is to be forgotten: the counters tell
  /// it again.
  public static Optional<SpikeReplay> read(byte[] content, DetectorSettings settings, ZoneId zone) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (in.readInt() != FORMAT || !in.readUTF().equals(fingerprint(settings, zone))) {
        return Optional.empty();
      }
      SpikeReplay replay = new SpikeReplay(settings, zone);
      SpikeDetector detector = replay.detector;
      long firstDay = in.readLong();
      long today = in.readLong();
      int segments = in.readInt();
      for (int i = 0; i < segments; i++) {
        readCounts(in, detector.exposures.get(replay.exposure(in.readUTF())));
      }
      int series = in.readInt();
      for (int i = 0; i < series; i++) {
        String area = in.readUTF();
        String theme = in.readUTF();
        boolean ofSegment = in.readBoolean();
        String segment = in.readUTF();
        Series one = new Series(area, theme, ofSegment ? Optional.of(segment) : Optional.empty());
        SeriesState state = detector.series.get(replay.number(one, in.readInt()));
        readCounts(in, state.counts);
        state.evidence.read(in);
      }
      int alerts = in.readInt();
      for (int i = 0; i < alerts; i++) {
        SpikeAlert alert = readAlert(in);
        detector.alerts.add(alert);
        if (alert.open()) {
          detector.series.get(alert.series()).alert = alert;
        }
      }
      int weekEnds = in.readInt();
      for (int i = 0; i < weekEnds; i++) {
        replay.weekEnds.add(
            new SpikeReplay.WeekEnd(
                new IsoWeek(LocalDate.ofEpochDay(in.readLong())),
                in.readInt(),
                in.readDouble(),
                in.readDouble()));
      }
      detector.firstDay = firstDay;
      detector.today = today;
      replay.resume();
      return Optional.of(replay);
    } catch (EOFException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("A checkpoint of the detector cannot be read", e);
    }
  }

  private static String fingerprint(DetectorSettings settings, ZoneId zone) {
    return zone.getId() + " " + settings;
  }

  private static void writeAlert(DataOutputStream out, SpikeAlert alert) throws IOException {
    out.writeInt(alert.series());
    out.writeLong(alert.onsetHour());
    out.writeLong(alert.raisedHour());
    out.writeInt(alert.size());
    out.writeDouble(alert.seen);
    out.writeDouble(alert.expected);
    out.writeDouble(alert.dispersion);
    out.writeLong(alert.closedHour);
    out.writeDouble(alert.level);
    out.writeDouble(alert.peak);
  }

  private static SpikeAlert readAlert(DataInputStream in) throws IOException {
    SpikeAlert alert = new SpikeAlert(in.readInt(), in.readLong(), in.readLong(), in.readInt());
    alert.seen = in.readDouble();
    alert.expected = in.readDouble();
    alert.dispersion = in.readDouble();
    alert.closedHour = in.readLong();
    alert.level = in.readDouble();
    alert.peak = in.readDouble();
    return alert;
  }

  /// Seven bits a byte, the lowest first, the eighth says that more follow: most counts are small.
  private static void writeCounts(DataOutputStream out, int[] counts) throws IOException {
    for (int count : counts) {
      int rest = count;
      while (rest > 0x7F) {
        out.writeByte(rest & 0x7F | 0x80);
        rest >>>= 7;
      }
      out.writeByte(rest);
    }
  }

  private static void readCounts(DataInputStream in, int[] counts) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      int value = 0;
      int shift = 0;
      int part;
      do {
        part = in.readUnsignedByte();
        value |= (part & 0x7F) << shift;
        shift += 7;
      } while (part > 0x7F);
      counts[i] = value;
    }
  }
}
