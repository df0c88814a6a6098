package io.candor.alert.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Tells public addresses from all others. IPv4 by the special-purpose registry of IANA; IPv6 by
/// the one block that is handed out (2000::/3) without the blocks in it that carry other protocols
/// or embed an IPv4 address.
final class AddressRules {
  private static final List<Block> IPV4_REFUSED =
      List.of(
          Block.of("0.0.0.0", 8), // this network
          Block.of("10.0.0.0", 8), // private
          Block.of("100.64.0.0", 10), // carrier-grade NAT
          Block.of("127.0.0.0", 8), // loopback
          Block.of("169.254.0.0", 16), // link-local, cloud metadata
          Block.of("172.16.0.0", 12), // private
          Block.of("192.0.0.0", 24), // protocol assignments
          Block.of("192.0.2.0", 24), // documentation
          Block.of("192.88.99.0", 24), // 6to4 relays
          Block.of("192.168.0.0", 16), // private
          Block.of("198.18.0.0", 15), // benchmarks
          Block.of("198.51.100.0", 24), // documentation
          Block.of("203.0.113.0", 24), // documentation
          Block.of("224.0.0.0", 4), // multicast
          Block.of("240.0.0.0", 4)); // reserved, broadcast

  private static final Block IPV6_GLOBAL = Block.of("2000::", 3);

  // Outside 2000::/3, and so refused without an entry: loopback, v4-mapped, NAT64, ULA,
  // link-local, site-local, multicast.
  private static final List<Block> IPV6_REFUSED =
      List.of(
          Block.of("2001::", 23), // protocol assignments, Teredo
          Block.of("2001:db8::", 32), // documentation
          Block.of("2002::", 16), // 6to4
          Block.of("3fff::", 20)); // documentation

  private AddressRules() {}

  /// Whether the address is outside every network that is not the public internet.
  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return IPV4_REFUSED.stream().noneMatch(block -> block.contains(address));
    }
    return IPV6_GLOBAL.contains(address)
        && IPV6_REFUSED.stream().noneMatch(block -> block.contains(address));
  }

  /// Addresses that share their first bits.
  private record Block(byte[] prefix, int bits) {
    static Block of(String literal, int bits) {
      return new Block(InetAddress.ofLiteral(literal).getAddress(), bits);
    }

    boolean contains(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if ((bytes[bit / Byte.SIZE] & mask) != (prefix[bit / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
