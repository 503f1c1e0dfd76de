using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qingyuan.Core;

/// <summary>The one way JSON is written here: snake_case, Chinese readable, nulls kept (a figure that does not exist is null).</summary>
public static class Json
{
    /// <summary>Options shared by the command line and the HTTP API.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: true);

    /// <summary>The same without line breaks, for hashes and streams.</summary>
    public static JsonSerializerOptions Compact { get; } = Make(indented: false);

    /// <summary>Applies our conventions to options made elsewhere (ASP.NET Core's).</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions { WriteIndented = indented };
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
