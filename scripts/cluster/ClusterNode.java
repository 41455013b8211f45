// ClusterNode.java — one OpenSearch node in this process, for trying things out and for tests. Not: a server to rely on,
// which is installed from a distribution and secured.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * Arguments: folder, this node's number from 1, how many nodes, port of HTTP and of the nodes' own traffic of node 1
 * (node i has that + i - 1), then settings as KEY=VALUE. The system property `plugins` names further plugin classes.
 */
public class ClusterNode extends Node {
  private ClusterNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(environment, plugins, false);
  }

  public static void main(String[] args) throws Exception {
    int number = Integer.parseInt(args[1]);
    int nodes = Integer.parseInt(args[2]);
    int http = Integer.parseInt(args[3]);
    int transport = Integer.parseInt(args[4]);
    String name = "node-" + number;
    Path home = Path.of(args[0], name).toAbsolutePath();
    for (String folder : List.of("config", "data", "logs", "modules", "plugins"))
      Files.createDirectories(home.resolve(folder));
    List<String> names = new ArrayList<>();
    List<String> seeds = new ArrayList<>();
    for (int i = 1; i <= nodes; i++) {
      names.add("node-" + i);
      seeds.add("127.0.0.1:" + (transport + i - 1));
    }
    Settings.Builder settings = Settings.builder()
        .put("path.home", home)
        .put("path.data", home.resolve("data"))
        .put("path.logs", home.resolve("logs"))
        .put("cluster.name", "jiansuo-trial")
        .put("node.name", name)
        .putList("node.roles", "cluster_manager", "data", "ingest")
        .put("network.host", "127.0.0.1")
        .put("http.port", http + number - 1)
        .put("transport.port", transport + number - 1)
        .putList("discovery.seed_hosts", seeds)
        .put("cluster.routing.allocation.disk.threshold_enabled", false);
    if (nodes == 1) settings.put("discovery.type", "single-node");
    else settings.putList("cluster.initial_cluster_manager_nodes", names);
    for (int i = 5; i < args.length; i++) {
      int equals = args[i].indexOf('=');
      settings.put(args[i].substring(0, equals), args[i].substring(equals + 1));
    }
    List<Class<? extends Plugin>> plugins = new ArrayList<>(List.of(
        Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class, ReindexPlugin.class, MapperExtrasPlugin.class));
    for (String plugin : System.getProperty("plugins", "").split(","))
      if (!plugin.isEmpty()) plugins.add(Class.forName(plugin).asSubclass(Plugin.class));
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings.build(), Map.of(), home.resolve("config"), () -> name);
    Node node = new ClusterNode(environment, plugins);
    node.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (Exception e) {
        e.printStackTrace();
      }
    }));
    Thread.currentThread().join();
  }
}
