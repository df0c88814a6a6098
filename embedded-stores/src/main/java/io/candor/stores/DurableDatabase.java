package io.candor.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/// A database whose documents and index keys are kept as BSON. The library opens its maps by name
/// and takes those that are open already: here they are opened before it asks.
final class DurableDatabase extends H2Database {

  private final MVStore store;

  DurableDatabase(String name, MVStore store, CursorRegistry cursors) {
    this.store = store; // before the library's constructor, which opens what is there
    super(name, store, cursors);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    open(getDatabaseName() + "." + collection + "._index_" + index);
    return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(
      String collection, CollectionOptions options) {
    open("databases." + getDatabaseName() + "." + collection);
    return super.openOrCreateCollection(collection, options);
  }

  private void open(String map) {
    store.openMap(
        map,
        new MVMap.Builder<Object, Object>()
            .keyType(BsonDataType.INSTANCE)
            .valueType(BsonDataType.INSTANCE));
  }
}
