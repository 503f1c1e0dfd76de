using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyuan.Core.Findings;
using Qingyuan.Core.Quantities;
using Qingyuan.Core.Standards;
using Qingyuan.Platform.Files;

namespace Qingyuan.Platform.Data;

/// <summary>A source of the data (来源): one row of data/sources.csv.</summary>
public sealed record Source(string Id, string Title, string? Issuer, string? Number, DateOnly? Issued, DateOnly? Effective, DateOnly? Repealed, string? Url, string? Note);

/// <summary>An edition on disk.</summary>
/// <param name="Id">Id of the edition.</param>
/// <param name="Path">Its file.</param>
/// <param name="IsShipped">True where it came with the platform, false where somebody here imported it.</param>
public sealed record SystemFile(string Id, string Path, bool IsShipped);

/// <summary>
/// The official data (官方数据) beside the executable, and the editions that people here imported. The front door of this module:
/// everybody else asks here for systems, rule profiles, sources and factor files. Everything is read when first asked for and kept;
/// safe to use from several threads. An edition of the platform always wins over an imported one of the same id.
/// </summary>
public sealed class DataFolder
{
    private readonly Lazy<FrozenDictionary<string, JsonObject>> _profiles;
    private readonly Lazy<FrozenDictionary<string, Source>> _sources;
    private readonly Lazy<UnitTable> _units;
    private readonly ConcurrentDictionary<string, (IndicatorSystem? System, IReadOnlyList<Finding> Findings)> _shipped = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Opens the data.</summary>
    /// <param name="folder">The platform's data; null for <c>data</c> beside the executable.</param>
    /// <param name="userFolder">The editions imported here; null for <c>$QINGYUAN_DATA/systems</c>, else <c>qingyuan/systems</c> in the user's data folder.</param>
    /// <exception cref="DirectoryNotFoundException">The installation is incomplete.</exception>
    public DataFolder(string? folder = null, string? userFolder = null)
    {
        Folder = folder ?? Path.Combine(AppContext.BaseDirectory, "data");
        if (!Directory.Exists(Folder))
        {
            throw new DirectoryNotFoundException($"数据目录不存在，安装不完整 (the data folder is missing, the installation is incomplete): {Folder}");
        }

        UserFolder = userFolder ?? Path.Combine(
            Environment.GetEnvironmentVariable("QINGYUAN_DATA") is { Length: > 0 } own
                ? own
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "qingyuan"),
            "systems");
        _profiles = new(ReadProfiles);
        _units = new(() => UnitTable.Read(Text("units.json"), []));
        _sources = new(() => SourceTable.Read(Text("sources.csv"), []).ToFrozenDictionary(s => s.Id, StringComparer.Ordinal));
    }

    /// <summary>The table of units (计量单位); <c>data verify</c> judges the file.</summary>
    public UnitTable Units => _units.Value;

    /// <summary>Where the platform's data stands.</summary>
    public string Folder { get; }

    /// <summary>Where imported editions stand; need not exist.</summary>
    public string UserFolder { get; }

    /// <summary>Rule profiles by id, as they stand in profiles.json.</summary>
    public IReadOnlyDictionary<string, JsonObject> Profiles => _profiles.Value;

    /// <summary>Sources by id.</summary>
    public IReadOnlyDictionary<string, Source> Sources => _sources.Value;

    /// <summary>All editions, the platform's first, by id.</summary>
    public IReadOnlyList<SystemFile> Systems()
    {
        var shipped = Files(Path.Combine(Folder, "systems"), "*.json").Select(p => new SystemFile(Path.GetFileNameWithoutExtension(p), p, true)).ToArray();
        var imported = Files(UserFolder, "*.json").Select(p => new SystemFile(Path.GetFileNameWithoutExtension(p), p, false))
            .Concat(Files(UserFolder, "*.path").Select(p => new SystemFile(Path.GetFileNameWithoutExtension(p), File.ReadAllText(p).Trim(), false)))
            .DistinctBy(s => s.Id)
            .Where(s => !shipped.Any(o => o.Id == s.Id));
        return [.. shipped, .. imported.OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>True where an edition has this id. Over HTTP an id is asked for here first: a path may name a file of the command line's user only.</summary>
    public bool Has(string id) => Systems().Any(s => s.Id == id);

    /// <summary>True where the id belongs to an edition of the platform, which wins over any other of the same id.</summary>
    public bool IsShipped(string id) => Systems().Any(s => s.IsShipped && s.Id == id);

    /// <summary>
    /// Lets an edition be found by its id although its file stands elsewhere. A workbook names its system by id only, so an edition given by path is
    /// registered when a workbook is made for it.
    /// </summary>
    public void Register(string id, string path, ICollection<Finding> findings)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) == Path.GetFullPath(UserFolder))
        {
            return;
        }

        try
        {
            if (Path.GetFileName(id) != id)
            {
                throw new IOException("/"); // an id is no path
            }

            Directory.CreateDirectory(UserFolder);
            WholeFile.Write(Path.Combine(UserFolder, id + ".path"), full + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(DataFindings.NotRegistered.At("", id, e.Message));
        }
    }

    /// <summary>Finds an edition's file by id, or by a path ending in .json; null with a finding where there is none.</summary>
    public SystemFile? FindFile(string idOrPath, ICollection<Finding> findings)
    {
        if (idOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return new SystemFile(Path.GetFileNameWithoutExtension(idOrPath), idOrPath, false);
        }

        var systems = Systems();
        if (systems.FirstOrDefault(s => s.Id == idOrPath) is not { } found)
        {
            findings.Add(DataFindings.UnknownSystem.At("", idOrPath, string.Join(", ", systems.Select(s => s.Id))));
            return null;
        }

        if (!File.Exists(found.Path))
        {
            findings.Add(DataFindings.ImportedFileGone.At("", found.Id, found.Path));
            return null;
        }

        return found;
    }

    /// <summary>
    /// Finds and reads an edition by id or by a path ending in .json. Faults of reading are findings; <see cref="SystemCheck"/> judges
    /// what was read. Null where there is nothing that resembles an edition.
    /// </summary>
    public IndicatorSystem? FindSystem(string idOrPath, List<Finding> findings)
    {
        if (FindFile(idOrPath, findings) is not { } file)
        {
            return null;
        }

        // Files of others may change while we run; ours do not.
        var (system, faults) = file.IsShipped ? _shipped.GetOrAdd(file.Path, ReadSystem) : ReadSystem(file.Path);
        findings.AddRange(faults);
        return system;
    }

    /// <summary>
    /// The rules an edition is evaluated by: its profile with the level names of its year, its own overrides, then the caller's.
    /// Null with a finding where the edition names a profile that does not exist.
    /// </summary>
    public RuleProfile? EffectiveProfile(IndicatorSystem system, JsonObject? callerOverrides, List<Finding> findings)
    {
        if (!Profiles.TryGetValue(system.ProfileId, out var basis))
        {
            findings.Add(SystemFindings.UnknownProfile.At("$.rule_profile", system.ProfileId, string.Join(", ", Profiles.Keys.Order(StringComparer.Ordinal))));
            return null;
        }

        int? year = system.Date is { Length: >= 4 } date && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null;
        return RuleProfile.Read(basis, year, [(system.ProfileOverrides, "$.profile_overrides"), (callerOverrides, "$.profile")], findings);
    }

    /// <summary>The text of a file of the platform's data, e.g. <c>factors/energy.json</c>.</summary>
    /// <exception cref="FileNotFoundException">The installation is incomplete.</exception>
    public string Text(string relativePath) => _texts.GetOrAdd(relativePath, static (path, folder) =>
    {
        var full = Path.Combine(folder, path);
        return File.Exists(full)
            ? File.ReadAllText(full)
            : throw new FileNotFoundException($"数据目录缺少文件，安装不完整 (a data file is missing, the installation is incomplete): {path}", full);
    }, Folder);

    /// <summary>Profiles of a file that holds <c>{"profiles": […]}</c> or a plain array.</summary>
    internal static IEnumerable<JsonObject> ProfilesOf(JsonNode? root) =>
        (root is JsonObject o ? o["profiles"] as JsonArray : root as JsonArray)?.OfType<JsonObject>() ?? [];

    private static (IndicatorSystem? System, IReadOnlyList<Finding> Findings) ReadSystem(string path)
    {
        var findings = new List<Finding>();
        var system = TextFile.Read(path, findings) is { } text ? SystemReader.Read(text, findings) : null;
        return (system, findings);
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    private FrozenDictionary<string, JsonObject> ReadProfiles() =>
        ProfilesOf(JsonNode.Parse(Text("profiles.json")))
            .Where(p => p["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.String)
            .ToFrozenDictionary(p => p["id"]!.GetValue<string>(), StringComparer.Ordinal);
}
